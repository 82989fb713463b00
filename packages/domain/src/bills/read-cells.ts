import { UsageCategory } from "@quarry/aws-core/costs/usage-type-schema";
import { soldModel } from "@quarry/aws-core/costs/is-model-service";
import { Prisma } from "@quarry/database/generated/client";
import { pickGrouping } from "../costs/find-grouping.ts";
import type { DayRange } from "../costs/days-schema.ts";
import type { ReadBill } from "../costs/read-bills.ts";
import type { CostMetric } from "../costs/schema.ts";
import { keepAnswers } from "../costs/views/answer-cache.ts";
import type { Database } from "../operation/context.ts";
import type { CostCell } from "./divide-bill.ts";

export interface CellQuestion {
  tagKey: string;
  range: DayRange;
  metric: CostMetric;
}

const keptCells = 200_000;
const keep = keepAnswers<CostCell[]>(keptCells, (cells) => cells.length);

/**
 * What some days cost by value of the team key, service and kind of usage. What a bill's total has beyond that is a
 * cell of its own, without a value, so that the cells of a bill add up to its total.
 */
export function readCells(
  database: Database,
  bills: readonly ReadBill[],
  question: CellQuestion,
): Promise<CostCell[]> {
  return keep(database, {
    bills,
    question,
    usesCatalog: false,
    answer: async () => (await Promise.all(bills.map((bill) => cellsOf(database, bill, question)))).flat(),
  });
}

/** The ways in which a bill is divided that its cells come from. */
export function groupingsFor(bill: ReadBill, tagKey: string) {
  return { total: held(pickGrouping(bill, "service")), byKey: held(pickGrouping(bill, `tag:${tagKey}`)) };
}

function held(grouping: ReturnType<typeof pickGrouping>) {
  return grouping !== undefined && grouping.heldUntil !== null ? grouping : undefined;
}

async function cellsOf(database: Database, bill: ReadBill, question: CellQuestion): Promise<CostCell[]> {
  const { total, byKey } = groupingsFor(bill, question.tagKey);
  const divided = byKey ?? total;
  if (!divided) return [];
  const [accountId, lines, whole] = await Promise.all([
    soleAccount(database, bill, question.range),
    readLines(database, divided.groupingId, question),
    byKey && total ? readServices(database, total.groupingId, question) : [],
  ]);
  const cells = lines.map(({ amount, model, service, ...line }) => ({
    ...line,
    service,
    category: UsageCategory.catch("other").parse(line.category),
    model: soldModel(service) ?? model,
    accountId,
    amount: BigInt(amount),
  }));
  return [...cells, ...(byKey && total ? remainder(whole, cells, accountId) : [])];
}

interface LineRow {
  value: string;
  service: string;
  category: string;
  model: string | null;
  amount: string;
}

async function readLines(
  database: Database,
  groupingId: number,
  { range: { from, until }, metric }: CellQuestion,
): Promise<LineRow[]> {
  return database.$queryRaw<LineRow[]>`
    SELECT v."value", s."name" AS service, u."category", u."model", sum(l.amount)::text AS amount
    FROM (
      SELECT "valueId", "serviceId", "usageTypeId", sum(${columnOf(metric)}) AS amount FROM "CostLine"
      WHERE "groupingId" = ${groupingId}::int AND "day" >= ${from}::date AND "day" < ${until}::date
      GROUP BY 1, 2, 3
    ) l
    JOIN "CostValue" v ON v."id" = l."valueId"
    JOIN "CostService" s ON s."id" = l."serviceId"
    JOIN "CostUsageType" u ON u."id" = l."usageTypeId"
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
}

async function readServices(
  database: Database,
  groupingId: number,
  { range: { from, until }, metric }: CellQuestion,
) {
  return database.$queryRaw<{ service: string; amount: string }[]>`
    SELECT s."name" AS service, sum(${columnOf(metric)})::text AS amount
    FROM "CostDayTotal" d JOIN "CostService" s ON s."id" = d."serviceId"
    WHERE d."groupingId" = ${groupingId}::int AND d."day" >= ${from}::date AND d."day" < ${until}::date
    GROUP BY 1 ORDER BY 1`;
}

const columns: Readonly<Record<CostMetric, Prisma.Sql>> = {
  unblended: Prisma.sql`"unblended"`,
  amortized: Prisma.sql`"amortized"`,
  netUnblended: Prisma.sql`"netUnblended"`,
  netAmortized: Prisma.sql`"netAmortized"`,
  blended: Prisma.sql`"blended"`,
};
const columnOf = (metric: CostMetric): Prisma.Sql => columns[metric];

/** What the total has of each service beyond what is divided by the team key. */
function remainder(
  whole: readonly { service: string; amount: string }[],
  cells: readonly CostCell[],
  accountId: string | null,
): CostCell[] {
  const left = new Map(whole.map(({ service, amount }) => [service, BigInt(amount)]));
  for (const { service, amount } of cells) left.set(service, (left.get(service) ?? 0n) - amount);
  return [...left].flatMap(([service, amount]) =>
    amount === 0n
      ? []
      : [{ value: null, service, category: "other" as const, model: null, accountId, amount }],
  );
}

/** The account that all of the bill's costs of the days belong to; null where there are several. */
async function soleAccount(
  database: Database,
  bill: ReadBill,
  { from, until }: DayRange,
): Promise<string | null> {
  const grouping = pickGrouping(bill, "account");
  if (!grouping || grouping.heldUntil === null) return bill.accountId;
  const rows = await database.$queryRaw<{ account: string }[]>`
    SELECT DISTINCT v."value" AS account FROM "CostDayTotal" d JOIN "CostValue" v ON v."id" = d."valueId"
    WHERE d."groupingId" = ${grouping.groupingId}::int AND d."day" >= ${from}::date AND d."day" < ${until}::date
    LIMIT 2`;
  if (rows.length === 0) return bill.accountId;
  return rows.length === 1 ? (rows[0]?.account ?? null) : null;
}
