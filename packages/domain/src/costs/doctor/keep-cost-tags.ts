import type { CostTag, CostTagBackfill } from "@quarry/aws-core/cost-tags/cost-tag-schema";
import type { Transaction } from "../../operation/context.ts";

interface ReadTags {
  tags: readonly CostTag[];
  /** When AWS was asked: a status that somebody set since then is the newer truth. */
  askedAt: Date;
}

/** Puts what AWS lists in place of what was known of a bill's keys; when each was first seen stays. */
export async function keepCostTags(
  transaction: Transaction,
  sourceId: string,
  { tags, askedAt }: ReadTags,
): Promise<void> {
  await lockBill(transaction, sourceId);
  await transaction.$executeRaw`
    DELETE FROM "CostTagKey"
    WHERE "sourceId" = ${sourceId}::uuid AND "key" <> ALL(${tags.map(({ key }) => key)}::text[])`;
  await transaction.$executeRaw`
    INSERT INTO "CostTagKey" ("sourceId", "key", "type", "isActive", "statusChangedAt", "lastUsedMonth")
    SELECT ${sourceId}::uuid, t."key", t."type"::"CostTagType", t."isActive", t."statusChangedAt", t."lastUsedMonth"
    FROM jsonb_to_recordset(${JSON.stringify(tags.map(toRow))}::jsonb) AS t(
      "key" text, "type" text, "isActive" boolean, "statusChangedAt" timestamptz, "lastUsedMonth" date)
    ON CONFLICT ("sourceId", "key") DO UPDATE SET "type" = excluded."type", "isActive" = excluded."isActive",
      "statusChangedAt" = excluded."statusChangedAt", "lastUsedMonth" = excluded."lastUsedMonth"
    WHERE NOT EXISTS (
      SELECT 1 FROM "CostTagChange" c
      WHERE c."sourceId" = excluded."sourceId" AND c."key" = excluded."key" AND c."state" = 'done'
        AND c."settledAt" > ${askedAt})`;
}

const toRow = ({ key, isGeneratedByAws, isActive, statusChangedAt, lastUsedMonth }: CostTag) => ({
  key,
  type: isGeneratedByAws ? "aws_generated" : "user_defined",
  isActive,
  statusChangedAt: statusChangedAt?.toISOString() ?? null,
  lastUsedMonth,
});

/** Adds backfills and what has become of known ones; AWS takes none back. */
export async function keepBackfills(
  transaction: Transaction,
  sourceId: string,
  backfills: readonly CostTagBackfill[],
): Promise<void> {
  for (const { requestedAt, from, status, completedAt } of backfills) {
    const facts = { from: new Date(from), status, completedAt };
    await transaction.costTagBackfill.upsert({
      where: { sourceId_requestedAt: { sourceId, requestedAt } },
      create: { sourceId, requestedAt, ...facts },
      update: facts,
    });
  }
}

/** Lets those who write the tags of a bill do so one after the other. */
export async function lockBill(transaction: Transaction, sourceId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`cost-tags ${sourceId}`}, 0))`;
}
