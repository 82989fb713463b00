import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { RequestReference, RequestView } from "./schema.ts";

/** Has what was approved carried out once more; the same client token makes sure that nothing is made twice. */
export const retryRequest = command({
  permission: "requests.submit",
  event: "request.retried",
  route: { method: "POST", path: "/requests/{id}/retries", summary: "Carry an approved request out again" },
  input: RequestReference,
  output: RequestView,
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const before = await readRequest(transaction, context.actor, id);
    const inTeam = person.teams.some(({ id: team, role }) => team === before.teamId && role !== "viewer");
    if (!inTeam && person.platformRole !== "admin") {
      throw new DomainError("forbidden", "Only members of the request's team can have it tried again.");
    }
    const retried = await transaction.request.updateMany({
      where: { id, state: { in: ["failed", "unknown"] } },
      data: { state: "approved", settledAt: null },
    });
    if (retried.count === 0) {
      throw new DomainError("conflict", `This request is ${before.state}; there is nothing to try again.`);
    }
    await transaction.awsOperation.update({ where: { requestId: id }, data: { queuedAt: new Date() } });
    await context.jobs.enqueue(transaction, {
      name: "requests.provision",
      payload: { requestId: id },
      key: id,
    });
    const row = await readRequest(transaction, context.actor, id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id, label: row.title },
          teamId: row.teamId,
          before: { state: before.state },
          after: { state: "approved" },
        },
      ],
    };
  },
});
