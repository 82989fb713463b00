import type { Transaction } from "../operation/context.ts";
import { addDays, daysBetween } from "../costs/days-schema.ts";
import { CostMetric } from "../costs/schema.ts";
import { toldByAws } from "../metering/told-by-aws.ts";
import type { PeriodDays } from "./periods-schema.ts";
import { fewestDays, runRate } from "./run-rate.ts";
import { spentOf } from "./spent-of.ts";
import type { SpendScope, Spent } from "./spent-of.ts";

/** What a period is foreseen to come to, in ten-billionths of a dollar, and by whom. */
export interface BudgetForecast {
  amount: bigint;
  basis: "aws" | "run-rate";
}

interface Known {
  period: PeriodDays;
  today: string;
  spent: Spent;
}

/**
 * What a tag value comes to in a period: by AWS's forecast from today on, where one of every bill that counts reaches
 * to the period's end, else by the run rate. Never less than what is spent. Null where neither is known.
 */
export async function forecastOf(
  transaction: Transaction,
  scope: SpendScope,
  { period, today, spent: { billed, metered, billedUntil, sourceIds } }: Known,
): Promise<BudgetForecast | null> {
  if (billedUntil === null) return null;
  const spent = billed + metered;
  const { tagKey, tagValue } = scope;
  const asked = { metric: CostMetric.parse(scope.metric), tagKey, tagValue };
  const told = await toldByAws(transaction, { sourceIds, scope: asked, today });
  const toCome = told && sumOf(told.days, { from: today, until: period.until });
  if (toCome === null) {
    const amount = runRate({ period, billed, spent, billedUntil });
    return amount === null ? null : { amount, basis: "run-rate" };
  }
  const amount = (await before(transaction, scope, { period, today })) + toCome;
  return { amount: amount > spent ? amount : spent, basis: "aws" };
}

/** Null unless every day is told. */
function sumOf(days: ReadonlyMap<string, bigint>, { from, until }: PeriodDays): bigint | null {
  let sum = 0n;
  for (let day = from; day < until; day = addDays(day, 1)) {
    const amount = days.get(day);
    if (amount === undefined) return null;
    sum += amount;
  }
  return sum;
}

/**
 * What the days before today cost. Those that no bill has yet count as much as the billed ones on average, and at least
 * what was metered: metering does not see what is no call of a profile.
 */
async function before(
  transaction: Transaction,
  scope: SpendScope,
  { period: { from }, today }: Pick<Known, "period" | "today">,
): Promise<bigint> {
  const past = { from, until: today };
  const { billed, metered, billedUntil } = await spentOf(transaction, scope, { ...past, today });
  if (billedUntil === null || billedUntil >= today || daysBetween(from, billedUntil) < fewestDays)
    return billed + metered;
  const straight = runRate({ period: past, billed, spent: billed, billedUntil }) ?? billed;
  return straight > billed + metered ? straight : billed + metered;
}
