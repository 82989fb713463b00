import { tellAsker } from "../notices/tell-of-request.ts";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { decidable, keepVote } from "./decide.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { RejectRequestInput, RequestView } from "./schema.ts";

/** Rejects the version that was seen, with a reason. One rejection is enough. */
export const rejectRequest = command({
  permission: "requests.approve",
  event: "request.rejected",
  route: { method: "POST", path: "/requests/{id}/rejection", summary: "Reject a request" },
  input: RejectRequestInput,
  output: RequestView,
  async run({ context, transaction, input }) {
    const person = personOf(context);
    const before = await decidable(transaction, person, input);
    const decided = await transaction.request.updateMany({
      where: { id: input.id, state: "pending", version: input.version, specHash: input.specHash },
      data: { state: "rejected", decidedAt: new Date(), settledAt: new Date() },
    });
    if (decided.count === 0) throw new DomainError("conflict", "Someone else decided this request first.");
    await keepVote(transaction, before, { person, isApproval: false, reason: input.reason });
    const facts = { by: person.name };
    await tellAsker(transaction, context, { kind: "request.rejected", facts, requestId: input.id });
    const row = await readRequest(transaction, context.actor, input.id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id: row.id, label: row.title },
          teamId: row.teamId,
          before: { state: "pending" },
          after: { state: "rejected", version: row.version, reason: input.reason },
        },
      ],
    };
  },
});
