import { suspendedTag } from "@quarry/aws-core/policies/suspend-profiles-policy";
import type { BudgetEffectKind } from "@quarry/database/generated/client";
import type { KnownContext, Transaction } from "../operation/context.ts";

type Queue = Pick<KnownContext, "jobs">;

interface Wish {
  kind: BudgetEffectKind;
  key: string;
  connectionId: string;
  /** What it is to be like in AWS; null: it is not to be there. */
  wanted: object | null;
}

/** Writes down how something is to be in AWS, and has the worker bring it about. Returns the row's id. */
export async function wantEffect(
  transaction: Transaction,
  context: Queue,
  { kind, key, connectionId, wanted }: Wish,
): Promise<string> {
  const json = wanted === null ? null : JSON.stringify(wanted);
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO "BudgetEffect" ("id", "kind", "key", "connectionId", "wanted")
    VALUES (gen_random_uuid(), ${kind}::"BudgetEffectKind", ${key}, ${connectionId}::uuid, ${json}::jsonb)
    ON CONFLICT ("kind", "key") DO UPDATE
    SET "wanted" = EXCLUDED."wanted", "version" = "BudgetEffect"."version" + 1, "state" = 'waiting',
        "askedAt" = now(), "settledAt" = NULL, "failure" = NULL
    RETURNING "id"::text`;
  if (!row) throw new Error("An effect that was written has no row.");
  await carryOutSoon(transaction, context, row.id);
  return row.id;
}

/**
 * Has the tags of profiles brought in line with what holds them back now. The rows are locked before it is looked what
 * does, so that of two budgets which change their minds about a profile at once the second sees the first.
 */
export async function wantSuspensions(
  transaction: Transaction,
  context: Queue,
  profileIds: readonly string[],
): Promise<void> {
  if (profileIds.length === 0) return;
  const ids = [...profileIds];
  await transaction.$executeRaw`
    INSERT INTO "BudgetEffect" ("id", "kind", "key", "connectionId", "state")
    SELECT gen_random_uuid(), 'suspension', p.id::text, p."connectionId", 'done'
    FROM "Profile" p WHERE p.id = ANY(${ids}::uuid[]) ORDER BY p.id
    ON CONFLICT ("kind", "key") DO UPDATE SET "key" = EXCLUDED."key"`;
  const wanted = JSON.stringify({ [suspendedTag.key]: suspendedTag.value });
  const changed = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "BudgetEffect" e
    SET "wanted" = CASE WHEN e."wanted" IS NULL THEN ${wanted}::jsonb END, "version" = e."version" + 1,
        "state" = 'waiting', "askedAt" = now(), "settledAt" = NULL, "failure" = NULL
    WHERE e."kind" = 'suspension' AND e."key" = ANY(${ids}::text[])
      AND (e."wanted" IS NOT NULL) <> EXISTS (
        SELECT 1 FROM "Suspension" s
        WHERE s."profileId" = e."key"::uuid AND s."liftedAt" IS NULL AND s."until" > now()
          AND (s."overrideUntil" IS NULL OR s."overrideUntil" <= now()))
    RETURNING e."id"::text`;
  for (const { id } of changed) await carryOutSoon(transaction, context, id);
}

/** Leaves the work for the worker, once the transaction is through. */
export async function carryOutSoon(
  transaction: Transaction,
  { jobs }: Queue,
  effectId: string,
): Promise<void> {
  await jobs.enqueue(transaction, { name: "budgets.carry-out", payload: { effectId }, key: effectId });
}
