import type { PolicyName } from "../access/policies.ts";
import type { Principal } from "../access/principal.ts";
import type { CostSettings } from "../costs/cost-settings.ts";
import type { ProfileSeed } from "../seed/profile-seed.ts";
import type { Failure } from "./failures.ts";

/** A role of some account; whoever is in `trusts` may assume it. */
export type RoleSeed = {
  account: string;
  name: string;
  /** Account ids or ARNs. */
  trusts: readonly string[];
  /** Demanded by the trust policy's `sts:ExternalId` condition, if any. */
  externalId?: string;
  tags?: Readonly<Record<string, string>>;
  policies?: readonly PolicyName[];
};

/** A world to begin with. */
export type Scenario = {
  name: string;
  /** One sentence for the list of scenarios. */
  about: string;
  /** Who the caller is whose access key the simulator did not issue. */
  caller: Principal;
  /** Apply to every caller, on top of what roles may do. */
  policies: readonly PolicyName[];
  roles: readonly RoleSeed[];
  profiles: () => readonly ProfileSeed[];
  /** Application profiles per account and Region (L-40EC9882). */
  profileQuota: number;
  failures: readonly Failure[];
  /** What Cost Explorer does other than usual. */
  costs?: Partial<CostSettings>;
};
