import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { appliedTable, quotaId, requestTable } from "./quota-rows.ts";
import type { RequestRow, RequestStatus } from "./quota-rows.ts";

/** How long AWS takes to approve a request, in simulated time. */
export const approvalMs = 15 * 60_000;

export const isOpen = ({ status }: RequestRow): boolean => status === "PENDING" || status === "CASE_OPENED";

/** Approves the pending requests whose time has come; from then on their values are in force. */
export function settleRequests(world: World, scope: Scope): void {
  const now = world.clock.now().toISOString();
  for (const row of world.tables.rows(requestTable, scope).values()) {
    if (row.status === "PENDING" && row.dueAt <= now)
      decideRequest({ world, scope, row, status: "APPROVED", at: row.dueAt });
  }
}

type Decision = { world: World; scope: Scope; row: RequestRow; status: RequestStatus; at: string };

/** Gives a request its new status; an approval takes effect at once. */
export function decideRequest({ world, scope, row, status, at }: Decision): void {
  row.status = status;
  row.updatedAt = at;
  if (status === "CASE_OPENED") row.caseId = `${Date.parse(row.createdAt)}00001`;
  if (status === "APPROVED") world.tables.rows(appliedTable, scope).set(quotaId(row), { value: row.desired });
}
