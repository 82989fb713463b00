import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { Prisma } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import { CsvAnswer, csvAnswer } from "../../operation/csv-answer.ts";
import { query } from "../../operation/query.ts";
import { addDays, monthOf } from "../days-schema.ts";
import type { DayRange } from "../days-schema.ts";
import { readBills } from "../read-bills.ts";
import type { ReadBill } from "../read-bills.ts";
import { rangeOf, today } from "./cost-range.ts";
import { findLabels } from "./find-labels.ts";
import { isThere, linesOf, namesOf } from "./lines-sql.ts";
import { planEachBill, planView } from "./plan-view.ts";
import { resolveValues } from "./resolve-values.ts";
import { CostDownloadInput } from "./schema.ts";
import type { ReadyPlan, ViewPlan } from "./view-plan.ts";

const columns = [
  "period_start",
  "period_end_exclusive",
  "zone",
  "bill_account_id",
  "bill_account_name",
  "group_by",
  "value",
  "name",
  "amount",
  "currency",
  "metric",
  "is_estimated",
];

/** The whole view as a CSV file: every group of every bill in every period, also those that a screen sums up as others. */
export const downloadCosts = query({
  permission: "costs.read",
  route: {
    method: "GET",
    path: "/costs.csv",
    summary: "Download costs as CSV",
    outputStructure: "detailed",
  },
  input: CostDownloadInput,
  output: CsvAnswer,
  async run({ context: { database }, input }) {
    const bills = await readBills(database, input.connectionId);
    const plans = planEachBill(bills, input);
    const { held } = planView(bills, input);
    const range = rangeOf(input, { dataUntil: held.untilAnywhere, today: today() });
    return csvAnswer(
      `costs-${range.from}-${range.until}.csv`,
      columns,
      rowsOf(database, { plans, input, range }),
    );
  },
});

interface Download {
  plans: readonly { bill: ReadBill; plan: ViewPlan }[];
  input: CostDownloadInput;
  range: DayRange;
}

/** A month of one bill at a time, so that no file is too long to be made. */
async function* rowsOf(database: Database, { plans, input, range }: Download) {
  for (const { bill, plan } of plans) {
    const ready = await resolveValues(database, plan);
    for (const month of monthsIn(range))
      yield* rowsOfMonth(database, { bill, plan: ready, input, range: month });
  }
}

function* monthsIn({ from, until }: DayRange): Generator<DayRange> {
  for (let start = from; start < until; start = monthOf(start, 1)) {
    const end = monthOf(start, 1);
    yield { from: start, until: end < until ? end : until };
  }
}

interface Month extends Pick<Download, "input" | "range"> {
  bill: ReadBill;
  plan: ReadyPlan;
}

async function* rowsOfMonth(database: Database, { bill, plan, input, range }: Month) {
  const { groupBy, metric, granularity } = input;
  const isDaily = granularity === "daily";
  const day = isDaily ? Prisma.sql`day - ${range.from}::date` : Prisma.sql`0`;
  const by = isDaily ? "day" : "range";
  const lines = linesOf({ plan, range, metric }, { by });
  const filled = Prisma.sql`HAVING ${isThere({ plan, range, metric }, by)}`;
  const rows = await database.$queryRaw<
    { day: number; name: string; amount: string; isEstimated: boolean }[]
  >`
    SELECT cells.day, name, sum(amount)::text AS amount, ${estimatedIn(plan, range, isDaily)} AS "isEstimated"
    FROM (SELECT k, ${day} AS day, sum(amount) AS amount FROM (${lines}) lines GROUP BY 1, 2 ${filled}) cells
    JOIN (${namesOf(plan)}) names USING (k)
    GROUP BY cells.day, name ORDER BY cells.day, name`;
  const labelOf = await findLabels(database, groupBy, [...new Set(rows.map(({ name }) => name))]);
  for (const { day: place, name, amount, isEstimated } of rows) {
    const start = addDays(range.from, place);
    yield [
      start,
      isDaily ? addDays(start, 1) : range.until,
      "UTC",
      bill.accountId,
      bill.connection,
      groupBy,
      name,
      labelOf(name).label,
      writeMoney(BigInt(amount)),
      "USD",
      metric,
      String(isEstimated),
    ];
  }
}

function estimatedIn({ groupingIds }: ViewPlan, { from, until }: DayRange, isDaily: boolean): Prisma.Sql {
  const days = isDaily
    ? Prisma.sql`d."day" = ${from}::date + cells.day`
    : Prisma.sql`d."day" >= ${from}::date AND d."day" < ${until}::date`;
  return Prisma.sql`EXISTS (
    SELECT FROM "CostDay" d WHERE d."groupingId" = ANY(${groupingIds}::int[]) AND d."isEstimated" AND ${days})`;
}
