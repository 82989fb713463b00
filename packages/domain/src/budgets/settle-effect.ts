import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { NewEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { TagFailure } from "../tags/schema.ts";
import type { EffectAttempt } from "./start-effect.ts";
import { carryOutSoon } from "./want-effect.ts";

interface Outcome {
  /** Null when AWS has done it. */
  failure: TagFailure | null;
  /** What may be in AWS from now on; left out where nothing is remembered. */
  sent?: object[];
  event: NewEvent | null;
  /** What else is written down with it. */
  keep?: (transaction: Transaction) => Promise<void>;
}

/**
 * Writes down how an attempt went. One that was overtaken, by another attempt or by another wish, has done to AWS what
 * nobody wants any more, so it writes nothing and has the effect carried out once more.
 */
export async function settleEffect(
  context: JobContext,
  attempt: EffectAttempt,
  { failure, sent, event, keep }: Outcome,
): Promise<void> {
  const { id, version, failure: before } = attempt;
  await context.database.$transaction(async (transaction) => {
    const settled = await transaction.budgetEffect.updateMany({
      where: { id, state: "waiting", attempt: attempt.attempt, version },
      data: {
        state: failure ? "failed" : "done",
        settledAt: new Date(),
        failure: failure ?? Prisma.DbNull,
        ...(sent !== undefined && { sent }),
      },
    });
    if (settled.count === 0) return doAgain(transaction, context, id);
    await keep?.(transaction);
    if (event !== null && !isSameFailure(failure, before)) await appendEvent(transaction, context, event);
  });
}

async function doAgain(transaction: Transaction, context: JobContext, id: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "BudgetEffect" SET "state" = 'waiting', "askedAt" = now() WHERE "id" = ${id}::uuid`;
  await carryOutSoon(transaction, context, id);
}

// What is refused each hour for the same reason is told once.
function isSameFailure(failure: TagFailure | null, before: Prisma.JsonValue): boolean {
  if (failure === null) return false;
  return TagFailure.safeParse(before).data?.awsCode === failure.awsCode;
}
