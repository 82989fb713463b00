import { daysBetween } from "../costs/days-schema.ts";
import type { PeriodDays } from "./periods-schema.ts";

/** Fewer billed days say nothing about the rest of a period. */
export const fewestDays = 3;

interface Spending {
  period: PeriodDays;
  /** What the days before `billedUntil` cost, and what all days so far cost, in ten-billionths of a dollar. */
  billed: bigint;
  spent: bigint;
  /** The day after the last billed one. */
  billedUntil: string;
}

/**
 * What a period comes to if its other days cost what the billed ones cost on average: a straight line, which knows no
 * weekends and no growth. Never less than what is spent. Null before three days are billed.
 */
export function runRate({ period, billed, spent, billedUntil }: Spending): bigint | null {
  const { from, until } = period;
  const end = billedUntil < until ? billedUntil : until;
  const days = daysBetween(from, end);
  if (days < fewestDays) return null;
  const whole = (billed * BigInt(daysBetween(from, until))) / BigInt(days);
  return whole > spent ? whole : spent;
}
