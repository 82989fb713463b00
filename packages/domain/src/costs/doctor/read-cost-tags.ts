import { listCostTagBackfills } from "@quarry/aws-core/cost-tags/backfill-cost-tags";
import { explainTagRefusal } from "@quarry/aws-core/cost-tags/explain-tag-refusal";
import { listCostTags } from "@quarry/aws-core/cost-tags/list-cost-tags";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import type { JobContext } from "../../jobs/job-context.ts";
import { billClients } from "./bill-clients.ts";
import { keepBackfills, keepCostTags } from "./keep-cost-tags.ts";

/**
 * Reads which tag keys billing has seen, which of them are active, and the backfills, and keeps all of it. When AWS
 * refuses, what was known stays and the reason is kept beside it; what may pass is thrown, to be tried again.
 */
export async function readCostTags(context: JobContext, { sourceId }: { sourceId: string }): Promise<void> {
  const { database } = context;
  const bill = await database.costSource.findUnique({
    where: { id: sourceId },
    include: { connection: true },
  });
  if (!bill) return;
  const lastAttemptAt = new Date();
  const { clients, options } = billClients(context, bill);
  try {
    const tags = await listCostTags(clients, options);
    const backfills = await listCostTagBackfills(clients, options);
    await database.$transaction(async (transaction) => {
      const times = { lastAttemptAt, lastSuccessAt: new Date() };
      await keepCostTags(transaction, sourceId, { tags, askedAt: lastAttemptAt });
      await keepBackfills(transaction, sourceId, backfills);
      await transaction.$executeRaw`
        INSERT INTO "CostTagReading" ("sourceId", "lastAttemptAt", "lastSuccessAt")
        VALUES (${sourceId}::uuid, ${times.lastAttemptAt}, ${times.lastSuccessAt})
        ON CONFLICT ("sourceId") DO UPDATE SET "lastAttemptAt" = excluded."lastAttemptAt",
          "lastSuccessAt" = excluded."lastSuccessAt", "lastError" = NULL`;
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    await keepFailure(context, sourceId, { error, lastAttemptAt });
    if (isPassing(error) || error.code === "aborted") throw error;
    context.logger.warn({ sourceId, awsCode: error.awsCode }, "cost allocation tags could not be read");
  }
}

async function keepFailure(
  { database }: JobContext,
  sourceId: string,
  { error, lastAttemptAt }: { error: AwsError; lastAttemptAt: Date },
): Promise<void> {
  const lastError = { ...explainTagRefusal(error) };
  await database.costTagReading.upsert({
    where: { sourceId },
    create: { sourceId, lastAttemptAt, lastError },
    update: { lastAttemptAt, lastError },
  });
}
