import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import type { Taken } from "./deliver-notice.ts";
import type { DeliveryProblem } from "./delivery-problem.ts";
import { deliveryJob } from "./queue-deliveries.ts";

/** After so many tries a delivery has failed for good: with the pauses below that is a day. */
export const attemptLimit = 30;
const firstPauseSeconds = 30;
const longestPauseSeconds = 3600;

/** Seconds until the next try: half a minute after the first, doubled each time, an hour at most. */
export function pauseAfter(attempt: number, retryAfterSeconds = 0): number {
  const pause = Math.max(firstPauseSeconds * 2 ** (attempt - 1), retryAfterSeconds);
  return Math.min(pause, longestPauseSeconds);
}

/** It arrived. Also true for somebody whose lease is over: then it may have arrived twice, under one id. */
export async function keepDelivered({ database }: JobContext, { delivery: { id } }: Taken): Promise<void> {
  await database.noticeDelivery.updateMany({
    where: { id, state: "waiting" },
    data: { state: "delivered", settledAt: new Date(), problem: "" },
  });
}

/** Nobody wants it any more. */
export async function keepDropped({ database }: JobContext, { delivery: { id } }: Taken): Promise<void> {
  await database.noticeDelivery.updateMany({
    where: { id, state: "waiting" },
    data: { state: "dropped", settledAt: new Date() },
  });
}

/** It did not arrive: leaves the next try in the queue, or writes down that it has failed for good. */
export async function keepProblem(
  context: JobContext,
  taken: Taken,
  { message: problem, isFinal, retryAfterSeconds }: DeliveryProblem,
): Promise<void> {
  const { attempt, delivery } = taken;
  const { id, means } = delivery;
  await context.database.$transaction(async (transaction) => {
    if (isFinal || attempt >= attemptLimit) return giveUp(transaction, context, { ...taken, problem });
    const afterSeconds = pauseAfter(attempt, retryAfterSeconds);
    const mine = await transaction.$executeRaw`
      UPDATE "NoticeDelivery" SET "problem" = ${problem},
        "dueAt" = clock_timestamp() + make_interval(secs => ${afterSeconds}::int)
      WHERE id = ${id}::uuid AND "state" = 'waiting' AND "attempt" = ${attempt}`;
    if (mine > 0) await context.jobs.enqueue(transaction, { ...deliveryJob({ id, means }), afterSeconds });
  });
}

async function giveUp(
  transaction: Transaction,
  context: JobContext,
  { delivery: { id, means }, notice, attempt, problem }: Taken & { problem: string },
): Promise<void> {
  const failed = await transaction.noticeDelivery.updateMany({
    where: { id, state: "waiting", attempt },
    data: { state: "failed", problem, settledAt: new Date() },
  });
  if (failed.count === 0) return;
  await appendEvent(transaction, context, {
    name: "notice.undelivered",
    subject: { kind: notice.subjectKind, id: notice.subjectId, label: notice.subjectLabel },
    ...(notice.teamId !== null && { teamId: notice.teamId }),
    after: { notice: notice.title, means, attempts: attempt, problem },
  });
}
