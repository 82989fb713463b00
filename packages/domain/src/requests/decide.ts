import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import type { UserActor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { whyNotDecide } from "./eligible-approvers.ts";
import { readRequest } from "./read-request.ts";
import { requestKind } from "./request-kinds.ts";
import { stagesOf } from "./request-view.ts";
import { Terms } from "./terms.ts";

interface Seen {
  id: string;
  version: number;
  specHash: string;
}

type Decidable = Awaited<ReturnType<typeof decidable>>;

/**
 * The request as it is before a decision, once it is sure that this person may decide on what they saw. Who
 * wins against others is settled afterwards, by the UPDATE.
 *
 * @throws DomainError `not-found`, `conflict` for something else than was seen, `forbidden`
 */
export async function decidable(
  transaction: Transaction,
  person: UserActor,
  { id, version, specHash }: Seen,
) {
  const row = await readRequest(transaction, person, id);
  if (row.state !== "pending") {
    throw new DomainError("conflict", `This request is ${row.state}; there is nothing to decide any more.`);
  }
  if (row.decideBy <= new Date()) {
    throw new DomainError(
      "conflict",
      "The time to decide on this request is over. It has to be asked for again.",
    );
  }
  if (row.version !== version || row.specHash !== specHash) {
    throw new DomainError("conflict", "This request was changed after you opened it. Look at it again.");
  }
  const stage = stagesOf(row)[row.stage];
  if (!stage) throw new DomainError("conflict", "This request has no stage left to decide.");
  const refusal = whyNotDecide(person, row, stage);
  if (refusal !== null) throw new DomainError("forbidden", `You may not decide on this request. ${refusal}`);
  if (row.votes.some((vote) => vote.approverId === person.userId && vote.version === version)) {
    throw new DomainError("conflict", "You have decided on this version already.");
  }
  return row;
}

/**
 * Sees to it that an approval is for terms that still hold, and gives the call that they stand for.
 *
 * @throws DomainError `conflict` when the plan is out of date
 */
export function approvedCall(request: Decidable, book: PriceBook): Terms["call"] {
  const reason = requestKind(request).whyStale(request, book);
  if (reason === null) return Terms.parse(request.plan).call;
  throw new DomainError("conflict", `${reason} Whoever asked has to save the request again, for a new plan.`);
}

interface Decision {
  person: UserActor;
  isApproval: boolean;
  reason: string;
}

/** Writes down who decided; the database refuses a second vote and one of anybody involved. */
export async function keepVote(
  transaction: Transaction,
  { id, version, stage, requesterId, beneficiaryId, lastEditorId }: Decidable,
  { person, isApproval, reason }: Decision,
): Promise<void> {
  const kept = await transaction.vote.createMany({
    data: [
      {
        requestId: id,
        version,
        stage,
        requesterId,
        beneficiaryId,
        lastEditorId,
        approverId: person.userId,
        isApproval,
        reason,
      },
    ],
    skipDuplicates: true,
  });
  if (kept.count === 0) throw new DomainError("conflict", "You have decided on this version already.");
}
