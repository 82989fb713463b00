import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellAsker } from "../notices/tell-of-request.ts";
import type { Transaction } from "../operation/context.ts";
import { failureState } from "./fail-request.ts";
import type { FailureView } from "./schema.ts";
import type { Attempt } from "./start-attempt.ts";

interface Outcome {
  arn: string;
  /** What the request's kind has to write in the same transaction. */
  keep: (transaction: Transaction) => Promise<void>;
}

/** Ends a request well, unless a later attempt has taken over or the request was settled already. */
export async function settleRequest(
  context: JobContext,
  { request, attempt }: Attempt,
  { arn, keep }: Outcome,
): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const mine = await transaction.awsOperation.updateMany({
      where: { requestId: request.id, attempt },
      data: { resourceArn: arn },
    });
    if (mine.count === 0) return;
    await settleRequestOf(transaction, context, { requestId: request.id, arn, keep });
  });
}

/** The same within a transaction of something that holds a fence of its own. */
export async function settleRequestOf(
  transaction: Transaction,
  context: JobContext,
  { requestId, arn, keep }: { requestId: string; arn: string; keep?: Outcome["keep"] },
): Promise<void> {
  const settled = await transaction.request.updateManyAndReturn({
    where: { id: requestId, state: { in: ["provisioning", "unknown"] } },
    data: { state: "active", failure: Prisma.DbNull, settledAt: new Date() },
    select: { title: true, teamId: true },
  });
  for (const { title, teamId } of settled) {
    await transaction.awsOperation.updateMany({ where: { requestId }, data: { resourceArn: arn } });
    await keep?.(transaction);
    await appendEvent(transaction, context, {
      name: "request.provisioned",
      subject: { kind: "request", id: requestId, label: title },
      teamId,
      after: { state: "active", arn },
    });
    await tellAsker(transaction, context, { kind: "request.made", facts: {}, requestId });
  }
}

/** Ends a request as failed within a transaction of something that holds a fence of its own. */
export async function failRequestOf(
  transaction: Transaction,
  context: JobContext,
  { requestId, failure }: { requestId: string; failure: FailureView },
): Promise<void> {
  const failed = await transaction.request.updateManyAndReturn({
    where: { id: requestId, state: { in: ["approved", "provisioning"] } },
    data: failureState(failure),
    select: { title: true, teamId: true },
  });
  for (const { title, teamId } of failed) {
    await appendEvent(transaction, context, {
      name: "request.failed",
      subject: { kind: "request", id: requestId, label: title },
      teamId,
      after: { state: "failed", code: failure.code, awsCode: failure.awsCode },
    });
    const facts = { reason: failure.title };
    await tellAsker(transaction, context, { kind: "request.failed", facts, requestId });
  }
}
