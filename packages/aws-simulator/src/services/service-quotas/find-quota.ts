import { endpointQuotaName, profileQuotaCode, quotas } from "../../seed/quotas.ts";
import type { QuotaSeed } from "../../seed/quotas.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { appliedTable, findQuota, quotaId } from "./quota-rows.ts";
import { settleRequests } from "./settle-requests.ts";

/**
 * How many instances of a type an account may have behind its endpoints in a Region, as
 * `<type> for endpoint usage` of Service Quotas says now; 0 for a type that AWS does not host on.
 */
// oxlint-disable-next-line eslint/max-params -- a limit is told by its place and what it limits
export function endpointQuota(world: World, account: string, region: string, instanceType: string): number {
  const quota = endpointQuotas.get(endpointQuotaName(instanceType));
  return quota === undefined ? 0 : quotaValue(world, { account, region }, quota);
}

const endpointQuotas = new Map(
  quotas.filter(({ serviceCode }) => serviceCode === "sagemaker").map((quota) => [quota.name, quota]),
);

/** How many application inference profiles an account may have in a Region (L-40EC9882). */
export const profileQuota = (world: World, scope: Scope): number =>
  quotaValue(world, scope, findQuota({ serviceCode: "bedrock", quotaCode: profileQuotaCode }));

// The greatest value that the API has.
const greatest = 10_000_000_000;

/** The value of a quota that is in force: what a request or the control API set, else the seed's. */
export function quotaValue(world: World, { account, region }: Scope, quota: QuotaSeed): number {
  settleRequests(world, { account, region });
  const applied = world.tables.rows(appliedTable, { account, region }).get(quotaId(quota));
  const seeded =
    quota.quotaCode === profileQuotaCode
      ? world.scenario().profileQuota
      : (quota.granted[account] ?? quota.standard);
  return Math.min(applied?.value ?? seeded, greatest);
}
