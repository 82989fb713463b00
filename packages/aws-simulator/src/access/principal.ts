import type { PolicyName } from "./policies.ts";

/** A caller as IAM sees it. */
export type Principal = {
  account: string;
  arn: string;
  userId: string;
  /** Tags of the user or role, as `aws:PrincipalTag/…`. */
  tags: Readonly<Record<string, string>>;
  policies: readonly PolicyName[];
};
