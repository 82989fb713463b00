import { z } from "zod";
import { addDays, dateOf, dayOf } from "../costs/days-schema.ts";

export const budgetPeriods = ["weekly", "monthly", "quarterly", "yearly"] as const;
export const BudgetPeriod = z.enum(budgetPeriods);
export type BudgetPeriod = z.infer<typeof BudgetPeriod>;

/** Days are text, `YYYY-MM-DD` in UTC; `until` is the day after the last, on which the budget begins anew. */
export interface PeriodDays {
  from: string;
  until: string;
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** The period that holds a day. Weeks begin on Monday, months, quarters and years on the first; all at 00:00 UTC. */
export function periodAt(period: BudgetPeriod, day: string): PeriodDays {
  const date = dateOf(day);
  if (period === "weekly") {
    const sinceMonday = (date.getUTCDay() + 6) % 7;
    return { from: addDays(day, -sinceMonday), until: addDays(day, 7 - sinceMonday) };
  }
  const months = monthsOf[period];
  const first = Math.floor(date.getUTCMonth() / months) * months;
  const firstOf = (month: number) => dayOf(new Date(Date.UTC(date.getUTCFullYear(), month, 1)));
  return { from: firstOf(first), until: firstOf(first + months) };
}
