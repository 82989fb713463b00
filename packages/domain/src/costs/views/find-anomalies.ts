import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Database } from "../../operation/context.ts";
import { query } from "../../operation/query.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dateOf, dayOf, daysBetween } from "../days-schema.ts";
import { readBills } from "../read-bills.ts";
import type { CostMetric } from "../schema.ts";
import { anomalyRule, daysUntilUsual, findDepartures, usualDays } from "./anomaly-rule.ts";
import type { Departure } from "./anomaly-rule.ts";
import { keepAnswers } from "./answer-cache.ts";
import { today, unsettledDays } from "./cost-range.ts";
import { findLabels } from "./find-labels.ts";
import { planView } from "./plan-view.ts";
import { readDaily } from "./read-daily.ts";
import { resolveValues } from "./resolve-values.ts";
import { CostAnomaliesInput, CostAnomaliesView } from "./schema.ts";
import type { CostAnomalyView } from "./schema.ts";
import type { ReadyPlan } from "./view-plan.ts";
import { usesCatalog } from "./view-plan.ts";

const mostItems = 100;
const keptAnswers = 1_000;
const keep = keepAnswers<AnomalyFacts>(keptAnswers, () => 1);

/** Groups whose days depart from what they usually cost, with the day it began. */
export const findAnomalies = query({
  permission: "costs.read",
  route: { method: "GET", path: "/cost-anomalies", summary: "Find days that cost out of the ordinary" },
  input: CostAnomaliesInput,
  output: CostAnomaliesView,
  async run({ context: { database }, input }) {
    const { groupBy, filters, metric, days } = input;
    const bills = await readBills(database, input.connectionId);
    const plan = planView(bills, input);
    const end =
      [input.until ?? addDays(today(), 1), plan.held.until ?? addDays(today(), 1)].toSorted()[0] ?? today();
    const range = { from: addDays(end, -days), until: end };
    const least = readMoney(input.least);
    const { found, estimated } = await keep(database, {
      bills,
      question: { groupBy, filters, metric, range, least: input.least, today: today() },
      usesCatalog: usesCatalog(plan),
      answer: async () =>
        findIn(database, { plan: await resolveValues(database, plan), metric, range, least }),
    });
    const labelOf = await findLabels(database, groupBy, [...new Set(found.map(({ name }) => name))]);
    const items = found.map((one) => ({
      value: one.name,
      ...labelOf(one.name),
      ...toView(one, range, estimated),
    }));
    return { items, ...range, rule: anomalyRule, dataUntil: plan.held.until, remarks: [...plan.remarks] };
  },
});

interface AnomalyFacts {
  found: FoundDeparture[];
  estimated: ReadonlySet<string>;
}

interface FoundDeparture extends Omit<Departure, "began" | "ended"> {
  name: string;
  /** The first day, and the day after the last. */
  span: DayRange;
}

interface AnomalyQuestion {
  plan: ReadyPlan;
  metric: CostMetric;
  range: DayRange;
  least: bigint;
}

/** Days before the range tell what is usual in it, and when something began that goes on in it. */
async function findIn(
  database: Database,
  { plan, metric, range, least }: AnomalyQuestion,
): Promise<AnomalyFacts> {
  const wanted = addDays(range.from, -usualDays - daysUntilUsual);
  const from = plan.held.from !== null && plan.held.from > wanted ? plan.held.from : wanted;
  if (from >= range.until) return { found: [], estimated: new Set() };
  const [groups, estimated] = await Promise.all([
    readDaily(database, { plan, metric, range: { from, until: range.until } }, least),
    database.costDay.findMany({
      where: {
        groupingId: { in: [...plan.groupingIds] },
        isEstimated: true,
        day: { gte: dateOf(range.from), lt: dateOf(range.until) },
      },
      distinct: ["day"],
      select: { day: true },
    }),
  ]);
  const settledCount = daysBetween(from, addDays(today(), 1 - unsettledDays));
  const found = groups.flatMap(({ name, amounts }) =>
    findDepartures({ firstDay: from, amounts, settledCount, least }).map(
      ({ began, ended, ...departure }) => ({
        name,
        ...departure,
        span: { from: addDays(from, began), until: addDays(from, ended) },
      }),
    ),
  );
  return {
    found: found
      .filter(({ span }) => span.until > range.from)
      .toSorted(byDifference)
      .slice(0, mostItems),
    estimated: new Set(estimated.map(({ day }) => dayOf(day))),
  };
}

const byDifference = (one: FoundDeparture, other: FoundDeparture): number =>
  Number(widthOf(other) - widthOf(one)) || one.name.localeCompare(other.name);

const widthOf = ({ cost, usual }: FoundDeparture): bigint => (cost > usual ? cost - usual : usual - cost);

function toView(
  { direction, span, cost, usual }: FoundDeparture,
  range: DayRange,
  estimated: ReadonlySet<string>,
): Omit<CostAnomalyView, "value" | "label" | "subject"> {
  const count = daysBetween(span.from, span.until);
  return {
    direction,
    began: span.from,
    ended: span.until < range.until ? span.until : null,
    days: count,
    cost: writeMoney(cost),
    usual: writeMoney(usual),
    difference: writeMoney(cost - usual),
    factor: usual > 0n ? Number((cost * 100n) / usual) / 100 : null,
    isEstimated: Array.from({ length: count }, (_, index) => addDays(span.from, index)).some((day) =>
      estimated.has(day),
    ),
  };
}
