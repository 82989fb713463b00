import type { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import type { Transaction } from "../operation/context.ts";
import { eligibleApprovers } from "../requests/eligible-approvers.ts";
import { Stage } from "../requests/schema.ts";
import { appendNotices } from "./append-notices.ts";
import type { Teller, Told } from "./append-notices.ts";

/**
 * Tells everyone who may decide at the present stage of a request that it waits for them. What was told of an earlier
 * version or stage counts as read, and what whoever has decided was told.
 */
export async function tellApprovers(
  transaction: Transaction,
  context: Teller,
  requestId: string,
): Promise<void> {
  const request = await transaction.request.findUniqueOrThrow({
    where: { id: requestId },
    include: { votes: { where: { isVoid: false } }, requester: { select: { name: true } } },
  });
  const stage = z.array(Stage).parse(request.stages)[request.stage];
  if (!stage) return;
  const occasion = `version ${request.version}, stage ${request.stage}`;
  const voted = request.votes.map(({ approverId }) => approverId);
  const over = [{ occasion: { not: occasion } }, { personId: { in: voted } }];
  await closeWaiting(transaction, requestId, { OR: over });
  const approvers = (await eligibleApprovers(transaction, request))(stage);
  await appendNotices(transaction, context, {
    kind: "request.waiting",
    facts: { by: request.requester.name, until: request.decideBy },
    subject: { kind: "request", id: requestId, label: request.title },
    teamId: request.teamId,
    occasion,
    people: approvers.flatMap(({ id }) => (voted.includes(id) ? [] : [id])),
  });
}

type Outcome = Told<Exclude<Extract<Told["kind"], `request.${string}`>, "request.waiting">>;

/**
 * Tells whoever asked, and for whom it is, what became of a request; of a comment, whoever has a part in it; of a
 * doubt, the admins.
 */
export async function tellAsker(
  transaction: Transaction,
  context: Teller,
  { requestId, commentId, ...told }: Outcome & { requestId: string; commentId?: string },
): Promise<void> {
  const request = await transaction.request.findUniqueOrThrow({
    where: { id: requestId },
    include: { operation: { select: { attempt: true } } },
  });
  const { state, teamId, title, requesterId, beneficiaryId, version, operation } = request;
  if (state !== "pending") await closeWaiting(transaction, requestId);
  await appendNotices(transaction, context, {
    ...told,
    subject: { kind: "request", id: requestId, label: title },
    teamId,
    occasion: commentId ?? `version ${version}, attempt ${operation?.attempt ?? 0}`,
    people: [requesterId, beneficiaryId, ...(await othersToTell(transaction, told.kind, requestId))],
  });
}

/** Nothing waits for a decision any more: nobody has to read that it did. */
export async function closeWaiting(
  transaction: Transaction,
  requestId: string,
  which: Prisma.NoticeWhereInput = {},
): Promise<void> {
  await transaction.notice.updateMany({
    where: { ...which, kind: "request.waiting", subjectId: requestId, readAt: null },
    data: { readAt: new Date() },
  });
}

async function othersToTell(
  transaction: Transaction,
  kind: Outcome["kind"],
  requestId: string,
): Promise<string[]> {
  if (kind === "request.doubted") {
    const admins = await transaction.user.findMany({
      where: { platformRole: "admin" },
      select: { id: true },
    });
    return admins.map(({ id }) => id);
  }
  if (kind !== "request.commented") return [];
  const where = { requestId };
  const comments = await transaction.requestComment.findMany({ where, select: { authorId: true } });
  const votes = await transaction.vote.findMany({ where, select: { approverId: true } });
  return [...comments.map(({ authorId }) => authorId), ...votes.map(({ approverId }) => approverId)];
}
