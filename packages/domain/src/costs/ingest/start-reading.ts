import type { CostReading } from "@quarry/database/generated/client";
import type { Database, Transaction } from "../../operation/context.ts";
import { days } from "../../operation/units.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dateOf, dayOf } from "../days-schema.ts";
import type { Lease } from "./lease.ts";
import { holdLease } from "./lease.ts";
import type { GroupingState, ReadingPurpose } from "./plan-reading.ts";
import type { OpenReading } from "./open-readings.ts";
import { ReadingProgress } from "./reading-progress.ts";
import type { Purse } from "./reading-progress.ts";
import { endReading } from "./replace-days.ts";
import { findServiceSets } from "./service-sets.ts";

/** Begins to read days of a grouping, from the first page of the first set of services. */
export async function startReading(
  database: Database,
  lease: Lease,
  wanted: { grouping: GroupingState; range: DayRange; purpose: ReadingPurpose; purse: Purse },
): Promise<void> {
  const { grouping, range, purpose, purse } = wanted;
  await database.$transaction(async (transaction) => {
    await holdLease(transaction, lease);
    const sets = await setsFor(transaction, lease, { grouping, range });
    const progress: ReadingProgress = { purpose, purse, sets, set: 0, pageToken: null };
    await transaction.costReading.create({
      data: {
        groupingId: grouping.groupingId,
        from: dateOf(range.from),
        until: dateOf(range.until),
        progress,
      },
    });
  });
}

/** The total is asked about all services at once; anything else about sets in which each usage type has one service. */
async function setsFor(
  transaction: Transaction,
  lease: Lease,
  { grouping, range }: { grouping: GroupingState; range: DayRange },
): Promise<ReadingProgress["sets"]> {
  if (grouping.key === "total") return servicesOf(transaction, lease);
  const sets = await findServiceSets(transaction, lease.sourceId, range);
  return sets.map((set) => [...set].map(([service, usageTypes]) => [service, [...usageTypes]]));
}

async function servicesOf(transaction: Transaction, { sourceId }: Lease): Promise<ReadingProgress["sets"]> {
  const { services } = await transaction.costSource.findUniqueOrThrow({ where: { id: sourceId } });
  return services.length === 0 ? [] : [services.map((service) => [service, []])];
}

/**
 * Puts a reading back to its first page; what was staged for it is dropped. A month of history that took too long is
 * read by halves, the later one first, so that it comes to an end with however few calls a day.
 */
export async function startAnew(
  transaction: Transaction,
  reading: CostReading,
  { isTooLong }: { isTooLong: boolean },
): Promise<void> {
  const { sets, purpose, purse } = ReadingProgress.parse(reading.progress);
  await endReading(transaction, reading.id);
  const { groupingId, until } = reading;
  const from = isTooLong && purpose === "history" ? middleOf(reading) : reading.from;
  const progress: ReadingProgress = { purpose, purse, sets, set: 0, pageToken: null };
  await transaction.costReading.create({ data: { groupingId, from, until, progress } });
}

function middleOf({ from, until }: CostReading): Date {
  const dayCount = (until.getTime() - from.getTime()) / days(1);
  return dateOf(addDays(dayOf(from), Math.floor(dayCount / 2)));
}

/** Reads the total of the same days in the place of a reading that has met a usage type which the total does not have. */
export async function startTotalAgain(
  transaction: Transaction,
  reading: OpenReading,
  lease: Lease,
): Promise<void> {
  await endReading(transaction, reading.id);
  const { sourceId } = lease;
  const total = await transaction.costGrouping.findUniqueOrThrow({
    where: { sourceId_key: { sourceId, key: "total" } },
  });
  const { purpose, purse } = ReadingProgress.parse(reading.progress);
  const { from, until } = reading;
  const sets = await servicesOf(transaction, lease);
  const progress: ReadingProgress = { purpose, purse, sets, set: 0, pageToken: null };
  await transaction.costReading.create({ data: { groupingId: total.id, from, until, progress } });
}
