import type { PeriodReading } from "@quarry/aws-core/cost-exports/read-period";
import type { Delivery } from "@quarry/aws-core/cost-exports/read-delivery";
import { withDeliveredPeriod } from "@quarry/aws-core/cost-exports/with-delivered-period";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import type { JobContext } from "../../jobs/job-context.ts";
import type { Transaction } from "../../operation/context.ts";
import { minutes } from "../../operation/units.ts";
import { dateOf, dayOf, monthOf } from "../days-schema.ts";
import type { DayRange } from "../days-schema.ts";
import type { Lease } from "../ingest/lease.ts";
import { holdLease } from "../ingest/lease.ts";
import { endReading, replaceDays } from "../ingest/replace-days.ts";
import { stageLines } from "../ingest/stage-lines.ts";

export interface PeriodToLoad {
  lease: Lease;
  clients: Pick<AwsClients, "s3">;
  bucket: string;
  tagKeys: readonly string[];
  delivery: Delivery;
  /** What is written down as loaded. */
  version: string;
  signal: AbortSignal;
}

/** A grouping and the reading that its lines are staged for. */
interface Staged {
  key: string;
  groupingId: number;
  readingId: string;
}

/**
 * Loads a billing period: the lines of all groupings are staged, and then take the place of what is held in one
 * transaction, so that no view ever sees half a month or two groupings that differ.
 *
 * @throws ExportRefusal, AwsError, LeaseLost
 */
export async function loadPeriod(context: JobContext, period: PeriodToLoad): Promise<void> {
  const { logger } = context;
  const { clients, bucket, tagKeys, delivery, signal } = period;
  const readAt = new Date();
  const onProgress = (progress: { bytes: number; ofBytes: number }) =>
    logger.info({ month: delivery.month, ...progress }, "a Data Export is being downloaded");
  await withDeliveredPeriod(
    clients,
    { bucket, tagKeys, delivery, readAt, signal, onProgress },
    async (reading) => {
      await swapIn(context, period, { reading, readAt });
    },
  );
}

async function swapIn(
  { database, jobs }: JobContext,
  period: PeriodToLoad,
  { reading, readAt }: { reading: PeriodReading; readAt: Date },
): Promise<void> {
  const { lease, delivery, version, signal } = period;
  const { range, staged } = await database.$transaction((transaction) =>
    beginReadings(transaction, lease, reading),
  );
  for (const { key, readingId } of staged) {
    signal.throwIfAborted();
    await stageLines(database, readingId, reading.lines(key));
  }
  signal.throwIfAborted();
  await database.$transaction(
    async (transaction) => {
      await holdLease(transaction, lease);
      for (const { groupingId, readingId } of staged)
        await replaceDays(transaction, { ...range, groupingId, readAt }, readingId);
      const loaded = { version, deliveredAt: delivery.deliveredAt, loadedAt: readAt, rows: reading.rows };
      const key = { sourceId: lease.sourceId, month: dateOf(delivery.month) };
      await transaction.costExportPeriod.upsert({
        where: { sourceId_month: key },
        create: { ...key, ...loaded },
        update: loaded,
      });
      await jobs.enqueue(transaction, { name: "budgets.evaluate", payload: {}, key: "all" });
    },
    { timeout: minutes(20), maxWait: minutes(1) },
  );
}

/** What a load that was broken off has staged of these days is dropped: it may be of another delivery. */
async function beginReadings(
  transaction: Transaction,
  lease: Lease,
  reading: PeriodReading,
): Promise<{ range: DayRange; staged: Staged[] }> {
  await holdLease(transaction, lease);
  const groupings = await transaction.costGrouping.findMany({
    where: { sourceId: lease.sourceId, key: { in: reading.groupings } },
    include: { readings: true },
  });
  for (const { readings } of groupings) for (const { id } of readings) await endReading(transaction, id);
  const range = rangeOf(
    reading,
    groupings.map(({ heldUntil }) => heldUntil && dayOf(heldUntil)),
  );
  const staged: Staged[] = [];
  for (const { id: groupingId, key } of groupings) {
    const { id } = await transaction.costReading.create({
      data: { groupingId, from: dateOf(range.from), until: dateOf(range.until), progress: {} },
    });
    staged.push({ key, groupingId, readingId: id });
  }
  return { range, staged };
}

/** Days of the month that were held and of which the files say nothing any more go, too. */
function rangeOf({ from, until }: DayRange, heldUntils: readonly (string | null)[]): DayRange {
  const end = monthOf(from, 1);
  const within = heldUntils.flatMap((held) => (held === null ? [] : held < end ? held : end));
  return { from, until: [until, ...within].toSorted().at(-1) ?? until };
}
