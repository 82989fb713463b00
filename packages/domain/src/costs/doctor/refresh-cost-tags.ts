import { z } from "zod";
import { command } from "../../operation/command.ts";
import { findBill } from "./find-bill.ts";
import { BillReference } from "./schema.ts";

/** Has the worker read the cost allocation tags of a bill from AWS anew. */
export const refreshCostTags = command({
  permission: "costs.govern",
  event: "cost-tags.refresh-asked",
  route: {
    method: "POST",
    path: "/cost-tags/{connectionId}/readings",
    summary: "Read the cost allocation tags of a bill anew",
    successStatus: 202,
  },
  input: BillReference,
  output: z.object({}),
  async run({ context: { jobs }, transaction, input: { connectionId } }) {
    const { id: sourceId, connection } = await findBill(transaction, connectionId);
    await jobs.enqueue(transaction, { name: "costs.read-tags", payload: { sourceId }, key: sourceId });
    return { result: {}, changes: [{ subject: subjectOf(connection) }] };
  },
});

/** A bill as the audit trail names it. */
export function subjectOf({ id, name }: { id: string; name: string }) {
  return { kind: "connection", id, label: name };
}
