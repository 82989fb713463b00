import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Database } from "../../operation/context.ts";
import { query } from "../../operation/query.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dateOf, dayOf, daysBetween, monthOf } from "../days-schema.ts";
import { readBills } from "../read-bills.ts";
import { keepAnswers } from "./answer-cache.ts";
import { today, unsettledDays } from "./cost-range.ts";
import { findLabels } from "./find-labels.ts";
import { planView } from "./plan-view.ts";
import { readMovers, readSpans } from "./read-spans.ts";
import type { MovedGroup } from "./read-spans.ts";
import { resolveValues } from "./resolve-values.ts";
import { CostSummaryInput, CostSummaryView } from "./schema.ts";
import type { ReadyPlan } from "./view-plan.ts";
import { usesCatalog } from "./view-plan.ts";

const moverCount = 8;
const leastRelative = readMoney("1");
const keptSummaries = 2_000;
const keep = keepAnswers<SummaryFacts>(keptSummaries, () => 1);

/** The month to date beside the last month, and what moved most between two spans of equal length. */
export const getCostSummary = query({
  permission: "costs.read",
  route: {
    method: "GET",
    path: "/cost-summary",
    summary: "Compare this month with the last one, and show what moved",
  },
  input: CostSummaryInput,
  output: CostSummaryView,
  async run({ context: { database }, input }) {
    const { groupBy, filters, metric, days, asOf = today() } = input;
    const bills = await readBills(database, input.connectionId);
    const plan = planView(bills, input);
    const spans = spansOf(plan.held.until, { asOf, days });
    const facts = await keep(database, {
      bills,
      question: { groupBy, filters, metric, spans },
      usesCatalog: usesCatalog(plan),
      answer: async () => readFacts(database, { plan: await resolveValues(database, plan), metric, spans }),
    });
    const named = [...facts.byAmount, ...facts.byRelation];
    const labelOf = await findLabels(database, groupBy, [...new Set(named.map(({ name }) => name))]);
    const toMover = (group: MovedGroup) => ({
      value: group.name,
      ...labelOf(group.name),
      ...changeOf(group.before, group.after),
    });
    const total = (name: SpanName) => ({ ...spans[name], total: writeMoney(facts.totals[name]) });
    return {
      monthToDate: total("monthToDate"),
      sameDaysLastMonth: total("sameDaysLastMonth"),
      lastMonth: total("lastMonth"),
      change: changeOf(facts.totals.sameDaysLastMonth, facts.totals.monthToDate),
      spans: { before: total("before"), after: total("after") },
      movers: facts.byAmount.map(toMover),
      relativeMovers: facts.byRelation.map(toMover),
      estimatedDays: facts.estimatedDays,
      dataUntil: plan.held.until,
      refreshedAt: plan.held.refreshedAt?.toISOString() ?? null,
      remarks: [...plan.remarks],
    };
  },
});

const spanNames = ["monthToDate", "sameDaysLastMonth", "lastMonth", "before", "after"] as const;
type SpanName = (typeof spanNames)[number];
type Spans = Record<SpanName, DayRange>;

interface SummaryFacts {
  totals: Record<SpanName, bigint>;
  byAmount: MovedGroup[];
  byRelation: MovedGroup[];
  estimatedDays: string[];
}

/**
 * The days of the summary as of a day, as far as data are held by then. The spans that groups are compared between end
 * with the last day that AWS tells whole, or every group would seem to have become cheaper.
 */
function spansOf(dataUntil: string | null, { asOf, days }: { asOf: string; days: number }): Spans {
  const end = dataUntil !== null && dataUntil <= asOf ? dataUntil : addDays(asOf, 1);
  const month = monthOf(asOf);
  const lastMonth = { from: monthOf(asOf, -1), until: month };
  const monthToDate = { from: month, until: end > month ? end : month };
  const sameEnd = addDays(lastMonth.from, daysBetween(month, monthToDate.until));
  const whole = addDays(asOf, -unsettledDays + 1);
  const last = end < whole ? end : whole;
  const start = addDays(last, -days);
  return {
    monthToDate,
    sameDaysLastMonth: { from: lastMonth.from, until: sameEnd < month ? sameEnd : month },
    lastMonth,
    before: { from: addDays(start, -days), until: start },
    after: { from: start, until: last },
  };
}

async function readFacts(
  database: Database,
  { plan, metric, spans }: { plan: ReadyPlan; metric: CostSummaryInput["metric"]; spans: Spans },
): Promise<SummaryFacts> {
  const { before, after, monthToDate } = spans;
  const shown = [before, after, monthToDate];
  const first = shown.map(({ from }) => from).toSorted()[0] ?? after.from;
  const last =
    shown
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? after.until;
  const [totals, moved, estimated] = await Promise.all([
    readSpans(
      database,
      { plan, metric },
      spanNames.map((name) => spans[name]),
    ),
    readMovers(database, { plan, metric, before, after, count: moverCount, leastRelative }),
    database.costDay.findMany({
      where: {
        groupingId: { in: [...plan.groupingIds] },
        isEstimated: true,
        day: { gte: dateOf(first), lt: dateOf(last) },
      },
      distinct: ["day"],
      select: { day: true },
      orderBy: { day: "asc" },
    }),
  ]);
  const [ofMonth = 0n, ofSameDays = 0n, ofLastMonth = 0n, ofBefore = 0n, ofAfter = 0n] = totals;
  return {
    totals: {
      monthToDate: ofMonth,
      sameDaysLastMonth: ofSameDays,
      lastMonth: ofLastMonth,
      before: ofBefore,
      after: ofAfter,
    },
    ...moved,
    estimatedDays: estimated.map(({ day }) => dayOf(day)),
  };
}

function changeOf(before: bigint, after: bigint) {
  // Four digits of a percentage are enough for any table.
  const percent = before > 0n ? Number(((after - before) * 1_000_000n) / before) / 10_000 : null;
  return {
    before: writeMoney(before),
    after: writeMoney(after),
    change: writeMoney(after - before),
    percent,
  };
}
