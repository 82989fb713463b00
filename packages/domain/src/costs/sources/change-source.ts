import { command } from "../../operation/command.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { findSource } from "./find-source.ts";
import { keepGroupings } from "./keep-groupings.ts";
import { ChangeSourceInput, SourceView } from "./schema.ts";
import { sourceFacts, sourceSubject, toSourceView } from "./source-view.ts";

/** Changes how often a bill is read and by which tag keys it is divided; what is held by others is forgotten. */
export const changeSource = command({
  permission: "costs.govern",
  event: "bill.changed",
  route: { method: "PUT", path: "/costs/sources/{connectionId}", summary: "Change how a bill is read" },
  input: ChangeSourceInput,
  output: SourceView,
  async run({ context, transaction, input }) {
    const { connectionId, callsPerDay, tagKeys, historyCalls } = input;
    const before = await findSource(transaction, connectionId);
    if (before.kind !== "cost_explorer") {
      throw new DomainError("conflict", "This bill is read from a Data Export, which needs no paid calls.");
    }
    await transaction.costSource.update({
      where: { id: before.id },
      data: { callsPerDay, tagKeys, extraCalls: { increment: historyCalls } },
    });
    await keepGroupings(transaction, before.id, tagKeys);
    const payload = { sourceId: before.id };
    await context.jobs.enqueue(transaction, { name: "costs.read", payload, key: before.id });
    const source = await findSource(transaction, connectionId);
    const subject = sourceSubject(source);
    const changes = [{ subject, before: sourceFacts(before), after: sourceFacts(source) }];
    return { result: toSourceView(source, new Date()), changes };
  },
});
