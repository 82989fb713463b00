import { addDays } from "../../days-schema.ts";
import type { Spend } from "../../testing/a-bill.ts";

/** The same spend on every day of a range. */
export function everyDay(
  spend: Omit<Spend, "day">,
  { from, until }: { from: string; until: string },
): Spend[] {
  const spends: Spend[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) spends.push({ ...spend, day });
  return spends;
}
