import { median, medianAbsoluteDeviation } from "simple-statistics";
import { dateOf } from "../days-schema.ts";

/** A group's amounts day after day, in ten-billionths of a dollar, from the first day on. */
export interface DailyAmounts {
  firstDay: string;
  amounts: readonly bigint[];
  /** Of these days on, AWS may not have told everything: they cannot be too cheap. */
  settledCount: number;
  /** By how much a day has to depart, in ten-billionths of a dollar. */
  least: bigint;
}

/** Consecutive days that depart from what is usual; places are counted from the first day on. */
export interface Departure {
  direction: "above" | "below";
  began: number;
  /** The place after the last. */
  ended: number;
  cost: bigint;
  usual: bigint;
}

/** Days before a day that tell what is usual. */
export const usualDays = 28;
/** A change that lasts becomes the usual when half of those days have it. */
export const daysUntilUsual = usualDays / 2;
const mostDeviations = 3.5;
const leastSpread = 0.1;
const fewestDays = 4;

export const anomalyRule =
  `A day is out of the ordinary when it departs from the median of the ${usualDays} days before it, weekends being ` +
  `compared with weekends, by more than ${mostDeviations} times the usual deviation (1.4826 × the median absolute ` +
  `deviation of those days, each from the median of its kind; at least ${leastSpread * 100} % of the median) and by at ` +
  `least the least amount. A change that lasts becomes the usual after two weeks.`;

/**
 * The days on which a group departs from what it usually costs. Median and MAD stay what they are while less than half
 * of the days are out of the ordinary (Rousseeuw and Croux 1993), so a spike does not hide itself; 3.5 deviations is
 * the limit of Iglewicz and Hoaglin (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17).
 */
export function findDepartures(daily: DailyAmounts): Departure[] {
  const amounts = daily.amounts.map(Number);
  const departures: Departure[] = [];
  for (const place of amounts.keys()) {
    const usual = usualAt(daily.firstDay, amounts, place);
    const direction = usual && directionOf(daily, { place, amount: amounts[place] ?? 0, ...usual });
    if (!usual || !direction) continue;
    const last = departures.at(-1);
    const cost = daily.amounts[place] ?? 0n;
    const expected = BigInt(Math.round(usual.middle));
    if (last?.ended === place && last.direction === direction) {
      last.ended += 1;
      last.cost += cost;
      last.usual += expected;
    } else departures.push({ direction, began: place, ended: place + 1, cost, usual: expected });
  }
  return departures;
}

interface Usual {
  middle: number;
  spread: number;
}

/** Undefined where too few days before are of the same kind. */
function usualAt(firstDay: string, amounts: readonly number[], place: number): Usual | undefined {
  if (place < daysUntilUsual) return undefined;
  const start = Math.max(0, place - usualDays);
  const kinds = [true, false].map((weekend) =>
    amounts.slice(start, place).filter((_, index) => isWeekend(firstDay, start + index) === weekend),
  );
  const alike = kinds[isWeekend(firstDay, place) ? 0 : 1] ?? [];
  if (alike.length < fewestDays) return undefined;
  const middle = nearestMedian(alike, amounts[place] ?? 0);
  // Eight days of weekends alone would seem steadier by chance than they are.
  const deviations = kinds.flatMap(relativeDeviations);
  const deviation = deviations.length === 0 ? 0 : 1.4826 * medianAbsoluteDeviation(deviations);
  return { middle, spread: Math.max(deviation, leastSpread) * Math.abs(middle) };
}

/** Of an even number of days, half of them before a change and half after it, either half is usual. */
function nearestMedian(amounts: readonly number[], amount: number): number {
  const sorted = amounts.toSorted((one, other) => one - other);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Math.min(Math.max(amount, lower), upper);
}

/** By what part of their median days of one kind depart from it; none where it is nothing. */
function relativeDeviations(amounts: readonly number[]): number[] {
  const middle = amounts.length === 0 ? 0 : median([...amounts]);
  return middle === 0 ? [] : amounts.map((amount) => (amount - middle) / Math.abs(middle));
}

function isWeekend(firstDay: string, place: number): boolean {
  const weekday = (dateOf(firstDay).getUTCDay() + place) % 7;
  return weekday === 0 || weekday === 6;
}

function directionOf(
  { least, settledCount }: DailyAmounts,
  { place, amount, middle, spread }: Usual & { place: number; amount: number },
): Departure["direction"] | undefined {
  const departure = amount - middle;
  if (Math.abs(departure) < Number(least) || Math.abs(departure) <= mostDeviations * spread) return undefined;
  if (departure > 0) return "above";
  return place < settledCount ? "below" : undefined;
}
