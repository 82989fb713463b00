import { tellApprovers, tellAsker } from "../notices/tell-of-request.ts";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { approvedCall, decidable, keepVote } from "./decide.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { ApproveRequestInput, RequestView } from "./schema.ts";

/**
 * Approves the version that was seen. One conditional UPDATE counts the approval and decides; the job that
 * carries the request out is added in the same transaction.
 */
export const approveRequest = command({
  permission: "requests.approve",
  event: "request.approved",
  route: { method: "POST", path: "/requests/{id}/approval", summary: "Approve a request" },
  input: ApproveRequestInput,
  output: RequestView,
  async run({ context, transaction, input }) {
    const person = personOf(context);
    const before = await decidable(transaction, person, input);
    const call = approvedCall(before, await loadPriceBook(transaction));
    const [counted] = await transaction.$queryRaw<{ state: string; stage: number }[]>`
      UPDATE "Request" SET
        "approvals" = CASE WHEN "approvals" + 1 < ("stages" -> "stage" ->> 'needed')::int THEN "approvals" + 1 ELSE 0 END,
        "stage" = CASE WHEN "approvals" + 1 < ("stages" -> "stage" ->> 'needed')::int THEN "stage" ELSE "stage" + 1 END,
        "state" = CASE WHEN "approvals" + 1 >= ("stages" -> "stage" ->> 'needed')::int AND "stage" + 1 >= jsonb_array_length("stages")
                       THEN 'approved'::"RequestState" ELSE "state" END,
        "decidedAt" = CASE WHEN "approvals" + 1 >= ("stages" -> "stage" ->> 'needed')::int AND "stage" + 1 >= jsonb_array_length("stages")
                           THEN now() ELSE NULL END
      WHERE id = ${input.id}::uuid AND "state" = 'pending' AND "version" = ${input.version}
        AND "specHash" = ${input.specHash} AND "stage" = ${before.stage} AND "decideBy" > now()
      RETURNING "state"::text AS state, "stage"`;
    if (!counted)
      throw new DomainError(
        "conflict",
        "Someone else decided or changed this request first. Look at it again.",
      );
    await keepVote(transaction, before, { person, isApproval: true, reason: input.reason });
    if (counted.state === "approved") {
      await transaction.awsOperation.create({
        data: { id: input.id, requestId: input.id, kind: call.operation, input: call },
      });
      await context.jobs.enqueue(transaction, {
        name: "requests.provision",
        payload: { requestId: input.id },
        key: input.id,
      });
      const facts = { by: person.name };
      await tellAsker(transaction, context, { kind: "request.approved", facts, requestId: input.id });
    } else await tellApprovers(transaction, context, input.id);
    const row = await readRequest(transaction, context.actor, input.id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id: row.id, label: row.title },
          teamId: row.teamId,
          before: { state: "pending", stage: before.stage },
          after: { state: row.state, stage: row.stage, version: row.version, specHash: row.specHash },
        },
      ],
    };
  },
});
