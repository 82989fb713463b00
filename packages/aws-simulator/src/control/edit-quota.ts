import { z } from "zod";
import { quotas } from "../seed/quotas.ts";
import { appliedTable, quotaId, requestTable } from "../services/service-quotas/quota-rows.ts";
import { decideRequest, settleRequests } from "../services/service-quotas/settle-requests.ts";
import type { World } from "../world/world.ts";
import { ControlError } from "./control-error.ts";

const where = { account: z.string().regex(/^\d{12}$/), region: z.string().min(1) };

export const QuotaEditInput = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("set"),
    ...where,
    /** Code or name, e.g. `L-1928E07B` or `ml.g5.xlarge for endpoint usage`. */
    quota: z.string(),
    value: z.number().nonnegative(),
  }),
  z.strictObject({
    action: z.literal("decide"),
    ...where,
    requestId: z.string(),
    status: z.enum(["CASE_OPENED", "APPROVED", "DENIED", "CASE_CLOSED"]),
  }),
]);

/** Sets a quota, or decides a request for one, as AWS's staff would. */
export function editQuota(world: World, edit: z.infer<typeof QuotaEditInput>): object {
  if (edit.action === "set") return setQuota(world, edit);
  settleRequests(world, edit);
  const row = world.tables.rows(requestTable, edit).get(edit.requestId);
  if (row === undefined) throw new ControlError(`There is no request ${edit.requestId}.`);
  decideRequest({ world, scope: edit, row, status: edit.status, at: world.clock.now().toISOString() });
  return row;
}

type SetInput = Extract<z.infer<typeof QuotaEditInput>, { action: "set" }>;

function setQuota(world: World, { account, region, quota: wanted, value }: SetInput): object {
  const quota = quotas.find(({ quotaCode, name }) => quotaCode === wanted || name === wanted);
  if (quota === undefined) throw new ControlError(`There is no quota "${wanted}".`);
  world.tables.rows(appliedTable, { account, region }).set(quotaId(quota), { value });
  return { quotaCode: quota.quotaCode, name: quota.name, value };
}
