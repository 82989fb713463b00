import { monthOf } from "@quarry/domain/costs/days-schema";
import type { DayRange } from "@quarry/domain/costs/days-schema";
import { replaceDays } from "@quarry/domain/costs/ingest/replace-days";
import { stageLines } from "@quarry/domain/costs/ingest/stage-lines";
import type { Database } from "@quarry/domain/operation/context";
import { minutes } from "@quarry/domain/operation/units";
import { makeLines } from "./make-lines.ts";
import type { MadeGrouping } from "./make-lines.ts";

export type HeldGrouping = MadeGrouping & { groupingId: number };

/** A bill of a Data Export with nothing in it yet. */
export async function makeBill(database: Database, made: readonly MadeGrouping[]): Promise<HeldGrouping[]> {
  const { id: connectionId } = await database.connection.create({
    data: { name: "Bench", accountId: "111122223333", regions: [] },
  });
  const { id: sourceId } = await database.costSource.create({ data: { connectionId, kind: "data_export" } });
  const held: HeldGrouping[] = [];
  for (const grouping of made) {
    const { id } = await database.costGrouping.create({ data: { sourceId, key: grouping.key } });
    held.push({ ...grouping, groupingId: id });
  }
  return held;
}

/**
 * Loads days of a grouping a month at a time, the way a Data Export is: while Postgres puts one month in its place, the
 * next is staged.
 * @returns how many lines there are
 */
export async function loadLines(database: Database, grouping: HeldGrouping, days: DayRange): Promise<number> {
  let lines = 0;
  let swapping: Promise<number> = Promise.resolve(0);
  for (let from = days.from; from < days.until; from = monthOf(from, 1)) {
    const end = monthOf(from, 1);
    const month = { from, until: end < days.until ? end : days.until };
    const readingId = await stageMonth(database, grouping, month);
    lines += await swapping;
    swapping = swapMonth(database, { grouping, month, readingId });
  }
  return lines + (await swapping);
}

async function stageMonth(database: Database, grouping: HeldGrouping, month: DayRange): Promise<string> {
  const { groupingId } = grouping;
  const { id } = await database.costReading.create({
    data: { groupingId, from: new Date(month.from), until: new Date(month.until), progress: {} },
  });
  await stageLines(database, id, makeLines(grouping, month));
  return id;
}

async function swapMonth(
  database: Database,
  { grouping, month, readingId }: { grouping: HeldGrouping; month: DayRange; readingId: string },
): Promise<number> {
  const days = { ...month, groupingId: grouping.groupingId, readAt: new Date() };
  const { lines } = await database.$transaction((transaction) => replaceDays(transaction, days, readingId), {
    timeout: minutes(10),
    maxWait: minutes(1),
  });
  return lines;
}
