import type { Spend } from "@aws-sdk/client-budgets";
import { aggregate } from "../../costs/aggregate.ts";
import { fromDecimal, moneyDigits, quantityDigits, toDecimal } from "../../costs/amounts.ts";
import { billedMeters } from "../../costs/billing-meters.ts";
import { dayOf } from "../../costs/calendar.ts";
import { forecastOf } from "../../costs/forecast.ts";
import type { Call } from "../../server/call.ts";
import { readBudgetView } from "./budget-filter.ts";
import { periodAt } from "./budget-period.ts";
import type { DayRange } from "./budget-period.ts";
import type { BudgetRow, NotificationKey } from "./budget-rows.ts";

export type BudgetSpend = { actual: bigint; forecast: bigint | undefined; digits: number; unit: string };

/** What counts towards a budget in the present period, as far as billing tells it, and the likely sum at its end. */
export function spendOf(call: Call, row: BudgetRow): BudgetSpend {
  const today = dayOf(call.world.clock.now());
  const period = periodAt(row.budget.TimeUnit ?? "MONTHLY", today, rangeOf(row));
  const { actual, digits, unit } = actualIn(call, row, period);
  const view = readBudgetView(row.budget);
  const meters = billedMeters(call.world, call.account);
  const forecast = forecastOf({ world: call.world, meters, ...view });
  if (forecast === undefined) return { actual, forecast: undefined, digits, unit };
  let total = actual;
  for (let day = Math.max(today, period.from); day < period.to; day += 1) total += forecast.mean(day);
  return { actual, forecast: total, digits, unit };
}

/** What counted towards a budget in some days. */
export function actualIn(call: Call, row: BudgetRow, { from, to }: DayRange): Omit<BudgetSpend, "forecast"> {
  const { filter, measure } = readBudgetView(row.budget);
  const [cell] = aggregate({
    world: call.world,
    meters: billedMeters(call.world, call.account),
    starts: [from],
    end: to,
    measures: [measure],
    groupings: [],
    filter,
  }).cells(0);
  const isQuantity = measure === "quantity";
  return {
    actual: cell?.sums[0] ?? 0n,
    digits: isQuantity ? quantityDigits : moneyDigits,
    unit: isQuantity ? (row.budget.BudgetLimit?.Unit ?? "N/A") : "USD",
  };
}

export const rangeOf = ({ start, end }: BudgetRow): DayRange => ({
  from: dayOf(Date.parse(start)),
  to: dayOf(Date.parse(end)),
});

export const writeSpend = (amount: bigint, { digits, unit }: { digits: number; unit: string }): Spend => ({
  Amount: toDecimal(amount, digits),
  Unit: unit,
});

/** Whether a notification's threshold is crossed. Thresholds have at most six digits after the point. */
export function isCrossed(row: BudgetRow, spend: BudgetSpend, notification: NotificationKey): boolean {
  const value = notification.NotificationType === "ACTUAL" ? spend.actual : spend.forecast;
  if (value === undefined) return false;
  const threshold = fromDecimal(notification.Threshold.toFixed(6), 6);
  const limit = fromDecimal(row.budget.BudgetLimit?.Amount ?? "0", spend.digits);
  const scaled = 10n ** BigInt(spend.digits);
  // Both sides are multiplied out, so that nothing is rounded.
  const [left, right] =
    notification.ThresholdType === "PERCENTAGE"
      ? [value * 100_000_000n, limit * threshold]
      : [value * 1_000_000n, threshold * scaled];
  const { ComparisonOperator: operator } = notification;
  if (operator === "EQUAL_TO") return left === right;
  return operator === "LESS_THAN" ? left < right : left > right;
}
