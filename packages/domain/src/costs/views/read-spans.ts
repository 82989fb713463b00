import { Prisma } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import type { CostMetric } from "../schema.ts";
import { linesOf, namesOf, withoutWorkers } from "./lines-sql.ts";
import type { ReadyPlan } from "./view-plan.ts";

interface SpansQuestion {
  plan: ReadyPlan;
  metric: CostMetric;
}

/** What each of several spans cost, in ten-billionths of a dollar; an empty span costs nothing. */
export async function readSpans(
  database: Database,
  { plan, metric }: SpansQuestion,
  spans: readonly DayRange[],
): Promise<bigint[]> {
  const filled = spans.filter(({ from, until }) => from < until);
  const sums = filled.map(
    (range) =>
      Prisma.sql`(SELECT coalesce(sum(amount), 0)::text FROM (${linesOf({ plan, metric, range }, { by: "range", isTogether: true })}) lines)`,
  );
  if (sums.length === 0) return spans.map(() => 0n);
  const [row] = await database.$queryRaw<{ sums: string[] }[]>`SELECT ARRAY[${Prisma.join(sums)}] AS sums`;
  return spans.map((span) => BigInt(row?.sums[filled.indexOf(span)] ?? "0"));
}

/** A group in two spans, in ten-billionths of a dollar. */
export interface MovedGroup {
  name: string;
  before: bigint;
  after: bigint;
}

export interface MoversQuestion extends SpansQuestion {
  before: DayRange;
  after: DayRange;
  /** Groups of either kind. */
  count: number;
  /** What a group must have cost in one of the spans to be compared in percent, in ten-billionths of a dollar. */
  leastRelative: bigint;
}

/** The groups that changed most between two spans: by amount, and in relation to what they cost before. */
export async function readMovers(
  database: Database,
  { plan, metric, before, after, count, leastRelative }: MoversQuestion,
): Promise<{ byAmount: MovedGroup[]; byRelation: MovedGroup[] }> {
  const linesIn = (range: DayRange) => linesOf({ plan, metric, range }, { by: "range" });
  const rows = await database.$queryRaw<MovedRow[]>`
    WITH ${withoutWorkers},
    names AS MATERIALIZED (${namesOf(plan)}),
    sums AS (
      SELECT k, sum(before) AS before, sum(after) AS after FROM (
        SELECT k, amount AS before, 0::bigint AS after FROM (${linesIn(before)}) earlier
        UNION ALL SELECT k, 0::bigint, amount FROM (${linesIn(after)}) later
      ) lines GROUP BY k
    ),
    moved AS (SELECT name, sum(before) AS before, sum(after) AS after FROM sums JOIN names USING (k) GROUP BY name),
    ranked AS (
      SELECT *, row_number() OVER (ORDER BY abs(after - before) DESC, name) AS by_amount,
        row_number() OVER (
          ORDER BY before > 0 AND greatest(before, after) >= ${leastRelative} DESC,
            abs(after - before) / nullif(before, 0) DESC NULLS LAST, name
        ) AS by_relation
      FROM moved WHERE before <> after
    )
    SELECT name, before::text, after::text, by_amount::int AS "byAmount",
      CASE WHEN before > 0 AND greatest(before, after) >= ${leastRelative} THEN by_relation::int END AS "byRelation"
    FROM ranked WHERE by_amount <= ${count} OR by_relation <= ${count}`;
  return { byAmount: ordered(rows, "byAmount", count), byRelation: ordered(rows, "byRelation", count) };
}

interface MovedRow {
  name: string;
  before: string;
  after: string;
  byAmount: number;
  byRelation: number | null;
}

function ordered(rows: readonly MovedRow[], rank: "byAmount" | "byRelation", count: number): MovedGroup[] {
  return rows
    .flatMap((row) => {
      const place = row[rank];
      return place === null || place > count ? [] : [{ ...row, place }];
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ name, before, after }) => ({ name, before: BigInt(before), after: BigInt(after) }));
}
