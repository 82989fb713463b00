import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Database } from "../../operation/context.ts";
import { readBills } from "../read-bills.ts";
import type { ReadBill } from "../read-bills.ts";
import type { CostGroup, CostQuery, CostView } from "../schema.ts";
import { keepAnswers } from "./answer-cache.ts";
import { periodsOf, rangeOf, today } from "./cost-range.ts";
import { findLabels } from "./find-labels.ts";
import type { Label } from "./find-labels.ts";
import { planView } from "./plan-view.ts";
import { readGroups } from "./read-groups.ts";
import type { GroupAmounts, GroupsAnswer } from "./read-groups.ts";
import { resolveValues } from "./resolve-values.ts";
import { usesCatalog } from "./view-plan.ts";

/** Amounts that are kept at most, over all answers: some 100 MB. */
const keptAmounts = 1_000_000;
const keep = keepAnswers<GroupsAnswer>(
  keptAmounts,
  ({ groups, estimated }) => (groups.length + 1) * estimated.length,
);

/**
 * Answers a question about costs from what is held; nothing is asked of AWS.
 * @throws DomainError invalid where what is held cannot answer, or the days make no range
 */
export async function answerView(database: Database, query: CostQuery): Promise<CostView> {
  return answerFrom(database, await readBills(database, query.connectionId), query);
}

/** The same of some bills alone. */
export async function answerFrom(
  database: Database,
  bills: readonly ReadBill[],
  query: CostQuery,
): Promise<CostView> {
  const { groupBy, filters, metric, granularity, top } = query;
  const plan = planView(bills, query);
  const range = rangeOf(query, { dataUntil: plan.held.untilAnywhere, today: today() });
  const { groups, groupCount, estimated } = await keep(database, {
    bills,
    question: { groupBy, filters, metric, granularity, top, range },
    usesCatalog: usesCatalog(plan),
    answer: async () =>
      readGroups(database, { plan: await resolveValues(database, plan), range, metric, granularity, top }),
  });
  const own = groups.filter(({ value }) => value !== null);
  const labelOf = await findLabels(
    database,
    groupBy,
    own.map(({ value }) => value ?? ""),
  );
  const others = groups.find(({ value }) => value === null);
  const starts = periodsOf(range, granularity);
  const totals = starts.map((_, index) => sumOf(groups.map(({ amounts }) => amounts[index] ?? 0n)));
  return {
    query: { ...query, ...range },
    ...range,
    periods: starts.map((start, index) => ({
      start,
      isEstimated: estimated[index] === true || (starts[index + 1] ?? range.until) > (plan.held.until ?? ""),
      total: writeMoney(totals[index] ?? 0n),
    })),
    groups: own.map((group) => toGroup(group, labelOf(group.value ?? ""))),
    others: others ? toGroup(others, { label: othersLabel(groupCount - own.length), subject: null }) : null,
    groupCount,
    total: writeMoney(sumOf(totals)),
    dataUntil: plan.held.until,
    refreshedAt: plan.held.refreshedAt?.toISOString() ?? null,
    remarks: [...plan.remarks],
  };
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

const othersLabel = (count: number): string => (count === 1 ? "1 other" : `${count} others`);

function toGroup({ value, amounts }: GroupAmounts, label: Label): CostGroup {
  return {
    value: value ?? "",
    ...label,
    amounts: amounts.map(writeMoney),
    total: writeMoney(sumOf(amounts)),
  };
}
