import { addDays, daysBetween, monthOf } from "@quarry/domain/costs/days-schema";
import type { DayRange } from "@quarry/domain/costs/days-schema";

/** The days that can be chosen at once; "custom" goes by the address's own days. */
export const rangeNames = ["7d", "30d", "90d", "month", "last-month", "13m", "custom"] as const;
export type RangeName = (typeof rangeNames)[number];

export interface ChosenRange {
  range: RangeName;
  from?: string | undefined;
  /** The last day, which the range includes. */
  to?: string | undefined;
}

/** The days that a choice stands for on a day. Whole days and as AWS counts them: the last 7 end with yesterday. */
export function rangeOf(chosen: ChosenRange, today: string): DayRange {
  return ranges[chosen.range](today, chosen);
}

const ranges: Record<RangeName, (today: string, chosen: ChosenRange) => DayRange> = {
  "7d": (today) => ({ from: addDays(today, -7), until: today }),
  "30d": (today) => ({ from: addDays(today, -30), until: today }),
  "90d": (today) => ({ from: addDays(today, -90), until: today }),
  month: (today) => ({ from: monthOf(today), until: addDays(today, 1) }),
  "last-month": (today) => ({ from: monthOf(today, -1), until: monthOf(today) }),
  "13m": (today) => ({ from: monthOf(today, -12), until: addDays(today, 1) }),
  custom: (today, { from, to }) => {
    const until = addDays(to ?? today, 1);
    return { from: from ?? addDays(until, -30), until };
  },
};

/**
 * The days to compare a shown range with: the same days of the month before, where it begins with a month, and
 * else as many days right before it. Undefined where it would reach too far back to be held.
 */
export function rangeBefore({ from, until }: DayRange): DayRange | undefined {
  const days = daysBetween(from, until);
  if (days > mostDaysCompared) return undefined;
  if (from !== monthOf(from)) return { from: addDays(from, -days), until: from };
  const start = monthOf(from, -1);
  if (until === monthOf(from, 1)) return { from: start, until: from };
  const end = addDays(start, days);
  return { from: start, until: end > from ? from : end };
}

const mostDaysCompared = 190;
