import { addDays, dateOf } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";

/** Weeks that a projection looks back. */
const weeks = 4;

/**
 * Quarry's own projection of days to come: each costs what the same day of the week cost on average in the four weeks
 * before, in ten-billionths of a dollar. Without a whole week of known days there is none.
 *
 * @param known settled days with their amounts
 */
export function projectDays(
  known: ReadonlyMap<string, bigint>,
  { from, until }: DayRange,
): Map<string, bigint> | null {
  const last = [...known.keys()]
    .filter((day) => day < from)
    .toSorted()
    .at(-1);
  if (last === undefined) return null;
  const past = [...known].filter(([day]) => day <= last && day > addDays(last, -7 * weeks));
  if (past.length < 7) return null;
  const overall = meanOf(past.map(([, amount]) => amount));
  const byWeekday = Map.groupBy(past, ([day]) => weekdayOf(day));
  const projected = new Map<string, bigint>();
  for (let day = from; day < until; day = addDays(day, 1)) {
    const same = byWeekday.get(weekdayOf(day));
    projected.set(day, same ? meanOf(same.map(([, amount]) => amount)) : overall);
  }
  return projected;
}

const weekdayOf = (day: string): number => dateOf(day).getUTCDay();

const meanOf = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => sum + amount, 0n) / BigInt(amounts.length);
