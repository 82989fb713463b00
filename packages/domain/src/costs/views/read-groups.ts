import { Prisma } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import { monthOf } from "../days-schema.ts";
import type { Granularity } from "./cost-range.ts";
import { periodsOf } from "./cost-range.ts";
import { isThere, linesOf, namesOf, withoutWorkers } from "./lines-sql.ts";
import { spread } from "./spread.ts";
import type { LineQuestion, ReadyPlan } from "./view-plan.ts";
import { isOfCatalog, isOfValues } from "./view-plan.ts";

export interface GroupsQuestion extends LineQuestion {
  granularity: Granularity;
  top: number;
}

/** A group with what each period cost, in ten-billionths of a dollar. */
export interface GroupAmounts {
  /** Null: all that lie beyond the top. */
  value: string | null;
  amounts: bigint[];
}

export interface GroupsAnswer {
  groups: GroupAmounts[];
  groupCount: number;
  /** For each period, whether AWS may still change it. */
  estimated: boolean[];
}

/**
 * What the largest groups cost in each period, and all others together: one statement, so that all of it is of the same
 * moment.
 */
export async function readGroups(database: Database, question: GroupsQuestion): Promise<GroupsAnswer> {
  const { plan, range, granularity } = question;
  const starts = periodsOf(range, granularity);
  const [rows, days] = await Promise.all([
    database.$queryRaw<GroupRow[]>(statementOf(question, starts)),
    database.$queryRaw<{ period: number }[]>`
      SELECT DISTINCT ${periodOf(starts, granularity)} AS period FROM "CostDay"
      WHERE "groupingId" = ANY(${plan.groupingIds}::int[]) AND "isEstimated"
        AND "day" >= ${range.from}::date AND "day" < ${range.until}::date`,
  ]);
  const estimated = new Set(days.map(({ period }) => period));
  return {
    groups: rows.map(({ name, periods, amounts }) => ({
      value: name,
      amounts: spread(starts.length, periods, amounts),
    })),
    groupCount: rows[0]?.count ?? 0,
    estimated: starts.map((_, index) => estimated.has(index)),
  };
}

interface GroupRow {
  name: string | null;
  count: number;
  periods: number[];
  amounts: string[];
}

function statementOf(question: GroupsQuestion, starts: readonly string[]): Prisma.Sql {
  const { plan, top } = question;
  const { totals, cells } = isOfValues(plan.groupBy)
    ? cellsOfValues(question, starts)
    : cellsOfLines(question, starts);
  return Prisma.sql`
    WITH ${withoutWorkers},
    ${totals},
    ${isOneToOne(plan) ? largestValues(plan, top) : largestNames(plan, top)},
    ${cells}
    SELECT name, coalesce(count, (SELECT max(count) FROM largest)) AS count,
      array_agg(period ORDER BY period) AS periods, array_agg(amount::text ORDER BY period) AS amounts
    FROM cells LEFT JOIN largest USING (rank) GROUP BY rank, name, count ORDER BY rank NULLS LAST`;
}

/** Of one tag or account of one bill, each k is a group of its own. */
const isOneToOne = ({ groupBy, parts }: ReadyPlan): boolean =>
  isOfValues(groupBy) && !isOfCatalog(groupBy) && parts.length === 1;

/** `largest`: the groups that are shown, by rank; and `members`: the k of each. */
function largestNames(plan: ReadyPlan, top: number): Prisma.Sql {
  return Prisma.sql`
    names AS MATERIALIZED (${namesOf(plan)}),
    named AS MATERIALIZED (SELECT name, sum(amount) AS amount FROM totals JOIN names USING (k) GROUP BY name),
    largest AS MATERIALIZED (
      SELECT name, row_number() OVER (ORDER BY amount DESC, name) AS rank, (SELECT count(*) FROM named)::int AS count
      FROM (SELECT name, amount FROM named ORDER BY amount DESC, name LIMIT ${top}) first
    ),
    members AS MATERIALIZED (SELECT k, rank FROM largest JOIN names USING (name))`;
}

/** The same where no two k have one name, so that names are looked up of the largest alone. */
function largestValues(plan: ReadyPlan, top: number): Prisma.Sql {
  return Prisma.sql`
    lowest AS (SELECT min(amount) AS amount FROM (SELECT amount FROM totals ORDER BY amount DESC LIMIT ${top}) first),
    largest AS MATERIALIZED (
      SELECT k, name, row_number() OVER (ORDER BY amount DESC, name) AS rank, (SELECT count(*) FROM totals)::int AS count
      FROM totals JOIN (${namesOf(plan)}) names USING (k) WHERE amount >= (SELECT amount FROM lowest)
      ORDER BY rank LIMIT ${top}
    ),
    members AS (SELECT k, rank FROM largest)`;
}

interface CellsSql {
  /** Begins with `totals`: the columns k and amount. */
  totals: Prisma.Sql;
  /** Ends with `cells`: the columns rank, period and amount; the rank of others is NULL. */
  cells: Prisma.Sql;
}

/** Values may be thousands: only the largest are read by period, and others are what the whole has beyond those. */
function cellsOfValues(question: GroupsQuestion, starts: readonly string[]): CellsSql {
  const { granularity, top } = question;
  const by = granularity === "daily" ? "day" : "month";
  const period = periodOf(starts, granularity);
  const ofLargest = linesOf(question, { by, only: Prisma.sql`SELECT k FROM members` });
  return {
    totals: Prisma.sql`
      totals AS (SELECT k, sum(amount) AS amount FROM (${linesOf(question, { by: "range" })}) lines GROUP BY k HAVING ${isThere(question, "range")})`,
    cells: Prisma.sql`
      own AS MATERIALIZED (
        SELECT rank, ${period} AS period, sum(amount) AS amount FROM (${ofLargest}) lines JOIN members USING (k) GROUP BY 1, 2
      ),
      whole AS (
        SELECT ${period} AS period, sum(amount) AS amount FROM (${linesOf(question, { by, isTogether: true })}) lines GROUP BY 1
      ),
      cells AS (
        SELECT rank, period, amount FROM own
        UNION ALL
        SELECT NULL, period, sum(amount) FROM (
          SELECT period, amount FROM whole UNION ALL SELECT period, -amount FROM own
        ) parts WHERE (SELECT max(count) FROM largest) > ${top} GROUP BY period
      )`,
  };
}

/** Services and usage types are some hundreds at most: one look at the lines tells all. */
function cellsOfLines(question: GroupsQuestion, starts: readonly string[]): CellsSql {
  const { granularity } = question;
  const by = granularity === "daily" ? "day" : "month";
  const lines = linesOf(question, { by });
  return {
    totals: Prisma.sql`
      every AS MATERIALIZED (
        SELECT k, ${periodOf(starts, granularity)} AS period, sum(amount) AS amount FROM (${lines}) lines GROUP BY 1, 2 HAVING ${isThere(question, by)}
      ),
      totals AS (SELECT k, sum(amount) AS amount FROM every GROUP BY k)`,
    cells: Prisma.sql`
      cells AS (SELECT rank, period, sum(amount) AS amount FROM every LEFT JOIN members USING (k) GROUP BY 1, 2)`,
  };
}

/** The number of the period that a day lies in, from 0 on. */
function periodOf(starts: readonly string[], granularity: Granularity): Prisma.Sql {
  if (granularity === "daily") return Prisma.sql`"day" - ${starts[0] ?? null}::date`;
  // Sums of months stand on their first days, also where the range cuts the month.
  return Prisma.sql`width_bucket("day", ${starts.map((start) => monthOf(start))}::date[]) - 1`;
}
