import { closeWaiting } from "../notices/tell-of-request.ts";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { RequestReference, RequestView } from "./schema.ts";

/** Takes a pending request back. */
export const cancelRequest = command({
  permission: "requests.submit",
  event: "request.cancelled",
  route: { method: "POST", path: "/requests/{id}/cancellation", summary: "Take a pending request back" },
  input: RequestReference,
  output: RequestView,
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const before = await readRequest(transaction, context.actor, id);
    if (before.requesterId !== person.userId && person.platformRole !== "admin") {
      throw new DomainError("forbidden", `Only ${before.requester.name} or an admin can take it back.`);
    }
    const cancelled = await transaction.request.updateMany({
      where: { id, state: "pending" },
      data: { state: "cancelled", settledAt: new Date() },
    });
    if (cancelled.count === 0) {
      throw new DomainError("conflict", "This request is not pending any more, so it cannot be taken back.");
    }
    await closeWaiting(transaction, id);
    const row = await readRequest(transaction, context.actor, id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id, label: row.title },
          teamId: row.teamId,
          before: { state: "pending" },
          after: { state: "cancelled", version: row.version },
        },
      ],
    };
  },
});
