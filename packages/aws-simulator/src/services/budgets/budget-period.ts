import type { TimeUnit } from "@aws-sdk/client-budgets";
import { dayMs, dayOf, monthOf, monthStart } from "../../costs/calendar.ts";

export type DayRange = { from: number; to: number };

/** AWS's end of budgets that were given none. */
export const endlessBudget = "2087-06-15T00:00:00.000Z";

const monthsOfUnits: Partial<Record<TimeUnit, number>> = { MONTHLY: 1, QUARTERLY: 3, ANNUALLY: 12 };

/** The period of a budget that holds a day: calendar days, months, quarters or years, or the custom range. */
export function periodAt(unit: TimeUnit, day: number, range: DayRange): DayRange {
  if (unit === "CUSTOM") return range;
  if (unit === "DAILY") return { from: day, to: day + 1 };
  const months = monthsOfUnits[unit] ?? 1;
  const first = Math.floor(monthOf(day) / months) * months;
  return { from: monthStart(first), to: monthStart(first + months) };
}

/** Periods of a budget that begin in a range, the last one first. */
export function periodsBefore(unit: TimeUnit, range: DayRange, whole: DayRange): DayRange[] {
  const periods: DayRange[] = [];
  for (let day = range.to - 1; day >= range.from;) {
    const period = periodAt(unit, day, whole);
    periods.push(period);
    day = period.from - 1;
  }
  return periods;
}

/** When a budget without a start begins: with the present period. */
export const defaultStart = (unit: TimeUnit, now: Date): string =>
  new Date(periodAt(unit, dayOf(now), { from: dayOf(now), to: dayOf(now) + 1 }).from * dayMs).toISOString();
