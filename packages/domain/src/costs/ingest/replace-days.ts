import type { Transaction } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";
import type { ReadDays } from "./roll-up.ts";
import { makePartitions } from "./make-partitions.ts";
import { nameLines } from "./name-lines.ts";
import { rollUp } from "./roll-up.ts";

/** A month of a large bill is sorted in memory; Postgres's usual 4 MB would send it to the disk. */
const sortMemory = "256MB";

/**
 * Puts the lines that were staged for a reading in the place of what is held of those days, sums them up anew, and
 * ends the reading. Who reads costs meanwhile sees what was there before, until the transaction is through.
 * @returns how many lines the days have now
 * @throws DomainError conflict when the reading has ended, or is of something else
 */
export async function replaceDays(
  transaction: Transaction,
  days: ReadDays,
  readingId: string,
): Promise<{ lines: number }> {
  const { groupingId, from, until } = days;
  await transaction.$executeRaw`SELECT set_config('work_mem', ${sortMemory}, true)`;
  await takeTurn(transaction, groupingId);
  await holdReading(transaction, days, readingId);
  await makePartitions(transaction, days);
  await nameLines(transaction, { groupingId, readingId });
  await transaction.$executeRaw`
    DELETE FROM "CostLine"
    WHERE "groupingId" = ${groupingId}::int AND "day" >= ${from}::date AND "day" < ${until}::date`;
  const lines = await moveLines(transaction, groupingId, readingId);
  await rollUp(transaction, days, readingId);
  await endReading(transaction, readingId);
  await markHeld(transaction, days);
  return { lines };
}

/** Drops a reading and what was staged for it. */
export async function endReading(transaction: Transaction, readingId: string): Promise<void> {
  await transaction.$executeRaw`DELETE FROM "CostStagedLine" WHERE "readingId" = ${readingId}::uuid`;
  await transaction.$executeRaw`DELETE FROM "CostReading" WHERE "id" = ${readingId}::uuid`;
}

/**
 * One at a time per grouping: each would delete what the other has not shown yet. The row of the source is changed
 * at the end alone, since whoever is about to make a paid call waits for it.
 */
async function takeTurn(transaction: Transaction, groupingId: number): Promise<void> {
  const turn = `days of grouping ${groupingId}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`;
}

/** A line outside the days would be counted twice with what is held of its own day. */
async function holdReading(transaction: Transaction, days: ReadDays, readingId: string): Promise<void> {
  const { groupingId, from, until } = days;
  const [reading] = await transaction.$queryRaw<{ lineCount: number }[]>`
    SELECT "lineCount" FROM "CostReading"
    WHERE "id" = ${readingId}::uuid AND "groupingId" = ${groupingId}::int
      AND "from" = ${from}::date AND "until" = ${until}::date
    FOR UPDATE`;
  if (!reading) throw new DomainError("conflict", "This reading of costs has ended.");
  const [staged] = await transaction.$queryRaw<{ all: bigint; within: bigint }[]>`
    SELECT count(*) AS all,
      count(*) FILTER (WHERE "day" >= ${from}::date AND "day" < ${until}::date) AS within
    FROM "CostStagedLine" WHERE "readingId" = ${readingId}::uuid`;
  if (staged?.all !== BigInt(reading.lineCount)) {
    throw new DomainError(
      "conflict",
      "Lines that were read of these costs are lost. They have to be read again.",
    );
  }
  if (staged.within !== staged.all) {
    throw new DomainError("conflict", "This reading of costs holds lines of days that it is not for.");
  }
}

/**
 * In the order of the key: an index that grows at its end is several times quicker to fill. Of lines that are alike
 * the one that came last holds.
 */
function moveLines(transaction: Transaction, groupingId: number, readingId: string): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO "CostLine"
    SELECT DISTINCT ON (line."day", usage."id", service."id", value."id")
      ${groupingId}::int, line."day", value."id", service."id", usage."id", line."unblended",
      line."amortized", line."netUnblended", line."netAmortized", line."blended", line."quantity"
    FROM "CostStagedLine" line
    JOIN "CostValue" value ON value."groupingId" = ${groupingId}::int AND value."value" = line."value"
    JOIN "CostService" service ON service."name" = line."service"
    JOIN "CostUsageType" usage ON usage."name" = line."usageType"
    WHERE line."readingId" = ${readingId}::uuid
    ORDER BY line."day", usage."id", service."id", value."id", line."id" DESC`;
}

/** Days before the newest that are read later do not make these any fresher. */
async function markHeld(
  transaction: Transaction,
  { groupingId, from, until, readAt }: ReadDays,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "CostGrouping" SET
      "refreshedAt" = CASE
        WHEN "heldUntil" > ${until}::date THEN "refreshedAt" ELSE ${readAt}::timestamptz END,
      "heldFrom" = least("heldFrom", ${from}::date),
      "heldUntil" = greatest("heldUntil", ${until}::date)
    WHERE "id" = ${groupingId}::int`;
  await transaction.$executeRaw`
    UPDATE "CostSource" SET "version" = "version" + 1
    WHERE "id" = (SELECT "sourceId" FROM "CostGrouping" WHERE "id" = ${groupingId}::int)`;
}
