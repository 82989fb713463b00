import { Prisma } from "@quarry/database/generated/client";
import type { CostFilter, CostGroupBy, CostMetric } from "../schema.ts";
import { valueName } from "./catalog-sql.ts";
import { coverRange } from "./cover-range.ts";
import type { Segment } from "./cover-range.ts";
import type { LineDetail, LineQuestion, ReadyPart, ReadyPlan, ViewPlan } from "./view-plan.ts";
import { isOfValues } from "./view-plan.ts";

const { sql, join } = Prisma;

/** Which lines of a question are meant, and what is asked of them. */
export interface LineChoice {
  /** What the lines are summed up by: a sum of several days stands on their first, which lies in the same month or quarter. */
  by: "day" | "month" | "range";
  /** Of the groups with these k alone: SQL that selects them. Missing: of all. */
  only?: Prisma.Sql;
  /** Lines of all groups together: k is NULL, and of whole groupings the sums without values are enough. */
  isTogether?: boolean;
}

/**
 * The lines that answer a question, as SQL with the columns k (a number for `namesOf`), day, amount and days. Each part
 * of a plan is read from the smallest table that can tell it: spans of days from their sums, and lines without what the
 * question does not ask for. Some lines are there to be taken out of a span's sum: a group whose days add up to
 * nothing has no lines (see `isThere`).
 */
export function linesOf(question: LineQuestion, choice: LineChoice): Prisma.Sql {
  const { plan } = question;
  const segments = segmentsFor(question, choice.by);
  const reads = plan.parts.flatMap((part, index) => {
    const k = choice.isTogether ? together : keyOf(plan.groupBy, part, index);
    const tables = tablesFor(plan, part, k);
    const read = { question, part, k, only: choice.only };
    return segments.map((segment) => linesIn({ ...read, segment, tables }));
  });
  if (reads.length === 0)
    return sql`SELECT 0 AS k, NULL::date AS day, 0::bigint AS amount, 0 AS days WHERE false`;
  return join(reads, " UNION ALL ");
}

/** For HAVING: whether there are lines of a group beside those that are taken out of a span's sum again. */
export function isThere(question: LineQuestion, by: LineChoice["by"]): Prisma.Sql {
  return segmentsFor(question, by).some(({ sign }) => sign === -1) ? sql`sum(days) > 0` : sql`true`;
}

/**
 * A first entry of WITH that keeps Postgres from starting workers for a statement: many people ask at once, and workers
 * would only take the processor from each other. Nobody reads it; a function that is not safe in workers is enough.
 */
export const withoutWorkers = sql`alone AS (SELECT set_config('max_parallel_workers_per_gather', '0', true))`;

/** The name of the group for each k, as SQL with the columns k and name. */
export function namesOf({ groupBy, parts }: ViewPlan): Prisma.Sql {
  const fixed = parts.flatMap(({ group }, index) =>
    group === null ? [] : [sql`SELECT ${fixedKey(index)}::int AS k, ${group}::text AS name`],
  );
  const groupingIds = parts.filter(({ group }) => group === null).flatMap((part) => part.groupingIds);
  const named = isOfValues(groupBy)
    ? sql`SELECT v."id" AS k, ${valueName(groupBy)} AS name FROM "CostValue" v WHERE v."groupingId" = ANY(${groupingIds}::int[])`
    : lineNames(groupBy);
  return join([named, ...fixed], " UNION ALL ");
}

const longestFor = { day: "day", month: "month", range: "year" } as const satisfies Record<
  LineChoice["by"],
  Segment["length"]
>;

function segmentsFor({ plan, range }: LineQuestion, by: LineChoice["by"]): Segment[] {
  return coverRange(range, { longest: longestFor[by], dataUntil: plan.held.untilAnywhere });
}

/** Where lines are held by day, and their sums by span. */
interface Tables {
  days: Prisma.Sql;
  spans: Prisma.Sql;
}

const tablesOf = {
  value: { days: sql`"CostDayValue"`, spans: sql`"CostSpanValue"` },
  service: { days: sql`"CostDayTotal"`, spans: sql`"CostSpanTotal"` },
  usage: { days: sql`"CostLine"`, spans: sql`"CostSpanLine"` },
} as const satisfies Record<LineDetail, Tables>;
const tablesWithoutValues: Tables = { days: sql`"CostDayUsage"`, spans: sql`"CostSpanUsage"` };

function tablesFor({ detail }: ReadyPlan, { valueIds }: ReadyPart, k: LineKey): Tables {
  return valueIds === null && !k.isOfValues ? tablesWithoutValues : tablesOf[detail];
}

const metrics: Readonly<Record<CostMetric, Prisma.Sql>> = {
  unblended: sql`l."unblended"`,
  amortized: sql`l."amortized"`,
  netUnblended: sql`l."netUnblended"`,
  netAmortized: sql`l."netAmortized"`,
  blended: sql`l."blended"`,
};

interface PartRead {
  question: LineQuestion;
  part: ReadyPart;
  k: LineKey;
  only: Prisma.Sql | undefined;
  segment: Segment;
  tables: Tables;
}

function linesIn({ question: { plan, metric }, part, k, only, segment, tables }: PartRead): Prisma.Sql {
  const { groupingIds, valueIds } = part;
  const { length, from, until, sign } = segment;
  const isOfDays = length === "day";
  const [table, day, days] = isOfDays
    ? [tables.days, sql`l."day"`, sql`1`]
    : [tables.spans, sql`l."start"`, sql`l."days"`];
  const wanted = [
    sql`l."groupingId" = ANY(${groupingIds}::int[])`,
    ...(isOfDays ? [] : [sql`l."length" = ${length}::"CostSpanLength"`]),
    sql`${day} >= ${from}::date AND ${day} < ${until}::date`,
    ...(valueIds ? [sql`l."valueId" = ANY(${valueIds}::int[])`] : []),
    ...(only ? [sql`${k.sql} = ANY(ARRAY(${only}))`] : []),
    ...plan.lineFilters.map(lineFilter),
  ];
  const amount = part.sign * sign === 1 ? metrics[metric] : sql`-${metrics[metric]}`;
  return sql`SELECT ${k.sql} AS k, ${day} AS day, ${amount} AS amount, ${sign === 1 ? days : sql`-${days}`} AS days FROM ${table} l WHERE ${join(wanted, " AND ")}`;
}

interface LineKey {
  sql: Prisma.Sql;
  isOfValues: boolean;
}

const together: LineKey = { sql: sql`NULL::int`, isOfValues: false };

function keyOf(by: CostGroupBy, { group }: ReadyPart, index: number): LineKey {
  if (group !== null) return { sql: sql`${fixedKey(index)}::int`, isOfValues: false };
  return { sql: lineKey(by), isOfValues: isOfValues(by) };
}

/** Groups that a whole part belongs to lie below all numbers of services. */
const fixedKey = (index: number): number => -1_000_000_000 - index;

/** What a line has to be told apart by. A model sold by a third party is a service, whose usage types others share. */
function lineKey(by: CostGroupBy): Prisma.Sql {
  if (isOfValues(by)) return sql`l."valueId"`;
  if (by === "service") return sql`l."serviceId"`;
  if (by !== "model") return sql`l."usageTypeId"`;
  return sql`CASE WHEN l."serviceId" = ANY(ARRAY(${editions})) THEN -l."serviceId" ELSE l."usageTypeId" END`;
}

const editionEnding = " (Amazon Bedrock Edition)";
const isEdition = sql`right(s."name", ${editionEnding.length}) = ${editionEnding}`;
const soldModel = sql`left(s."name", ${-editionEnding.length})`;
const editions = sql`SELECT s."id" FROM "CostService" s WHERE ${isEdition}`;

function lineNames(by: CostGroupBy): Prisma.Sql {
  if (by === "service") return sql`SELECT s."id" AS k, s."name" AS name FROM "CostService" s`;
  const ofUsageTypes = sql`SELECT u."id" AS k, ${usageTypeName(by)} AS name FROM "CostUsageType" u`;
  if (by !== "model") return ofUsageTypes;
  return sql`${ofUsageTypes} UNION ALL SELECT -s."id", ${soldModel} FROM "CostService" s WHERE ${isEdition}`;
}

function usageTypeName(by: CostGroupBy): Prisma.Sql {
  if (by === "region") return sql`u."region"`;
  if (by === "category") return sql`u."category"`;
  return by === "model" ? sql`coalesce(u."model", '')` : sql`u."name"`;
}

function lineFilter({ by, values }: CostFilter): Prisma.Sql {
  if (by === "service") {
    return sql`l."serviceId" = ANY(ARRAY(SELECT s."id" FROM "CostService" s WHERE s."name" = ANY(${values}::text[])))`;
  }
  const usageTypes = sql`l."usageTypeId" = ANY(ARRAY(SELECT u."id" FROM "CostUsageType" u WHERE ${usageTypeName(by)} = ANY(${values}::text[])))`;
  if (by !== "model") return usageTypes;
  const sold = sql`SELECT s."id" FROM "CostService" s WHERE ${isEdition} AND ${soldModel} = ANY(${values}::text[])`;
  return sql`(l."serviceId" = ANY(ARRAY(${sold})) OR (l."serviceId" <> ALL(ARRAY(${editions})) AND ${usageTypes}))`;
}
