import { Prisma } from "@quarry/database/generated/client";
import type { Transaction } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays } from "../days-schema.ts";
import { spanLengths, spanOf } from "../spans.ts";
import type { SpanLength } from "../spans.ts";

const { raw, sql } = Prisma;

/** Days of a grouping that were read whole, and when. */
export interface ReadDays extends DayRange {
  groupingId: number;
  readAt: Date;
}

/** A table of sums: what it is summed from, and the columns that are left beside the grouping and the day or span. */
interface RollUp {
  table: string;
  from: string;
  columns: readonly string[];
}

// Each from the smallest table that tells it, which therefore comes before it.
const dayRollUps: readonly RollUp[] = [
  { table: "CostDayTotal", from: "CostLine", columns: ["valueId", "serviceId"] },
  { table: "CostDayValue", from: "CostDayTotal", columns: ["valueId"] },
  { table: "CostDayUsage", from: "CostLine", columns: ["usageTypeId", "serviceId"] },
];
const spanRollUps: readonly RollUp[] = [
  { table: "CostSpanLine", from: "CostLine", columns: ["usageTypeId", "serviceId", "valueId"] },
  { table: "CostSpanTotal", from: "CostDayTotal", columns: ["valueId", "serviceId"] },
  { table: "CostSpanValue", from: "CostDayValue", columns: ["valueId"] },
  { table: "CostSpanUsage", from: "CostDayUsage", columns: ["usageTypeId", "serviceId"] },
];

/** The tables of sums, those of days before those of spans. */
export const rollUpTables: readonly string[] = [...dayRollUps, ...spanRollUps].map(({ table }) => table);

/**
 * Sums the lines of the days up, by day and by span, for each way in which views ask; and marks each day as read. A
 * span of which days were replaced is summed up anew from all that is held of it.
 */
export async function rollUp(transaction: Transaction, days: ReadDays, readingId: string): Promise<void> {
  for (const rollUpOfDay of dayRollUps) await sumDays(transaction, rollUpOfDay, days);
  for (const rollUpOfSpans of spanRollUps) {
    for (const length of spanLengths) await sumSpans(transaction, { ...rollUpOfSpans, length }, days);
  }
  await markDays(transaction, days, readingId);
}

async function sumDays(
  transaction: Transaction,
  { table, from: source, columns }: RollUp,
  { groupingId, from, until }: ReadDays,
): Promise<void> {
  const wanted = sql`"groupingId" = ${groupingId}::int AND "day" >= ${from}::date AND "day" < ${until}::date`;
  await transaction.$executeRaw`DELETE FROM ${nameOf(table)} WHERE ${wanted}`;
  await transaction.$executeRaw`
    INSERT INTO ${nameOf(table)}
    SELECT "groupingId", "day", ${namesOf(columns)}, ${sums} FROM ${nameOf(source)} WHERE ${wanted}
    GROUP BY "groupingId", "day", ${namesOf(columns)} ORDER BY "groupingId", "day", ${namesOf(columns)}`;
}

/** Thirds of months from their days, and longer spans from the next shorter. */
async function sumSpans(
  transaction: Transaction,
  { table, from: source, columns, length }: RollUp & { length: SpanLength },
  { groupingId, from, until }: ReadDays,
): Promise<void> {
  const shorter = spanLengths[spanLengths.indexOf(length) - 1];
  const within = (day: Prisma.Sql): Prisma.Sql =>
    sql`"groupingId" = ${groupingId}::int AND ${day} >= ${spanOf(length, from)}::date AND ${day} < ${spanOf(length, addDays(until, -1), 1)}::date`;
  await transaction.$executeRaw`
    DELETE FROM ${nameOf(table)} WHERE ${within(sql`"start"`)} AND "length" = ${length}::"CostSpanLength"`;
  const parts = shorter
    ? sql`${nameOf(table)} WHERE ${within(sql`"start"`)} AND "length" = ${shorter}::"CostSpanLength"`
    : sql`${nameOf(source)} WHERE ${within(sql`"day"`)}`;
  await transaction.$executeRaw`
    INSERT INTO ${nameOf(table)}
    SELECT "groupingId", ${length}::"CostSpanLength", ${startIn[length]} AS span, ${namesOf(columns)}, ${sums},
      ${shorter ? sql`sum("days")` : sql`count(*)`}
    FROM ${parts} GROUP BY "groupingId", span, ${namesOf(columns)} ORDER BY "groupingId", span, ${namesOf(columns)}`;
}

/** The first day of the span that a day, or a shorter span, lies in. */
const startIn: Readonly<Record<SpanLength, Prisma.Sql>> = {
  third: sql`date_trunc('month', "day"::timestamp)::date + 10 * least((extract(day FROM "day")::int - 1) / 10, 2)`,
  month: sql`date_trunc('month', "start"::timestamp)::date`,
  quarter: sql`date_trunc('quarter', "start"::timestamp)::date`,
  year: sql`date_trunc('year', "start"::timestamp)::date`,
};

// Names of the lists above, never of a bill.
const nameOf = (name: string): Prisma.Sql => raw(`"${name}"`);
const namesOf = (names: readonly string[]): Prisma.Sql => Prisma.join(names.map(nameOf));

const sums = sql`sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended")`;

/**
 * A day without lines counts as estimated where days before it are, or where it is one or two days old: its costs
 * are still to come.
 */
async function markDays(
  transaction: Transaction,
  { groupingId, from, until, readAt }: ReadDays,
  readingId: string,
): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM "CostDay"
    WHERE "groupingId" = ${groupingId}::int AND "day" >= ${from}::date AND "day" < ${until}::date`;
  await transaction.$executeRaw`
    INSERT INTO "CostDay"
    SELECT ${groupingId}::int, date,
      coalesce(staged.is_estimated,
        date >= first.estimated OR date > (${readAt}::timestamptz AT TIME ZONE 'UTC')::date - 3, false),
      coalesce(spent.unblended, 0), ${readAt}::timestamptz
    FROM generate_series(${from}::timestamp, ${until}::timestamp - interval '1 day', interval '1 day') AS instant
    CROSS JOIN LATERAL (SELECT instant::date AS date) one
    LEFT JOIN (
      SELECT "day", bool_or("isEstimated") AS is_estimated FROM "CostStagedLine"
      WHERE "readingId" = ${readingId}::uuid GROUP BY "day"
    ) staged ON staged."day" = date
    LEFT JOIN (
      SELECT "day", sum("unblended") AS unblended FROM "CostDayUsage"
      WHERE "groupingId" = ${groupingId}::int AND "day" >= ${from}::date AND "day" < ${until}::date
      GROUP BY "day"
    ) spent ON spent."day" = date
    CROSS JOIN (
      SELECT min("day") AS estimated FROM "CostStagedLine"
      WHERE "readingId" = ${readingId}::uuid AND "isEstimated"
    ) first`;
}
