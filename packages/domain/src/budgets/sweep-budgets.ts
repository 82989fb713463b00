import { suspendedTag } from "@quarry/aws-core/policies/suspend-profiles-policy";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { periodIsOver } from "./evaluate-budget.ts";
import { carryOutSoon, wantSuspensions } from "./want-effect.ts";

/**
 * Lets go of what a period that is over held back, holds back again what was overridden until now, and takes up what
 * was lost or refused. The database's clock decides. Nothing is given up: what AWS refuses is asked again each hour.
 */
export async function sweepBudgets(context: JobContext): Promise<void> {
  const { database } = context;
  await database.$transaction(async (transaction) => {
    await transaction.$executeRaw`
      UPDATE "Suspension" SET "liftedAt" = now(), "liftReason" = ${periodIsOver}
      WHERE "liftedAt" IS NULL AND "until" <= now()`;
    const doubtful = await transaction.$queryRaw<{ profileId: string }[]>`
      SELECT s."profileId"::text FROM "Suspension" s WHERE s."liftedAt" IS NULL
      UNION
      SELECT e."key" FROM "BudgetEffect" e WHERE e."kind" = 'suspension' AND e."wanted" IS NOT NULL`;
    const ids = doubtful.map(({ profileId }) => profileId).toSorted();
    await wantSuspensions(transaction, context, ids);
  });
  await database.$transaction(async (transaction) => {
    await askAgain(transaction);
    for (const { id } of await stalled(transaction)) await carryOutSoon(transaction, context, id);
  });
}

/** What AWS refused an hour ago, and what the catalog has seen to be otherwise since it was done. */
async function askAgain(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "BudgetEffect" SET "state" = 'waiting', "askedAt" = now() - interval '3 minutes'
    WHERE "state" = 'failed' AND "settledAt" < now() - interval '1 hour'`;
  await transaction.$executeRaw`
    UPDATE "BudgetEffect" e SET "state" = 'waiting', "askedAt" = now() - interval '3 minutes'
    FROM "Profile" p
    WHERE e."kind" = 'suspension' AND e."state" = 'done' AND p.id = e."key"::uuid AND p."goneAt" IS NULL
      AND p."tagsReadable" AND p."lastSeenAt" > e."settledAt"
      AND (e."wanted" IS NOT NULL) <> EXISTS (
        SELECT 1 FROM "ProfileTag" t
        WHERE t."profileId" = p.id AND t."key" = ${suspendedTag.key} AND t."value" = ${suspendedTag.value})`;
}

// A job that was retried to its limit, or died with its queue, leaves its effect waiting for ever.
function stalled(transaction: Transaction): Promise<{ id: string }[]> {
  return transaction.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM "BudgetEffect" e
    WHERE e."state" = 'waiting' AND e."askedAt" < now() - interval '2 minutes'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'budgets.carry-out' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'effectId' = e.id::text)
    ORDER BY e.id`;
}
