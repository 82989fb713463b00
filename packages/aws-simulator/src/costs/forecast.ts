// A forecast that follows from the last four settled weeks: each coming day costs what its weekday did on average.
import type { World } from "../world/world.ts";
import { aggregate } from "./aggregate.ts";
import type { Measure } from "./aggregate.ts";
import { dayOf } from "./calendar.ts";
import type { MeterFilter } from "./cost-filter.ts";
import type { Meter } from "./meter.ts";

const weeks = 4;
/** Days that are not looked at, as they are not settled. */
const unsettledDays = 4;

export type ForecastQuestion = {
  world: World;
  meters: readonly Meter[];
  filter: MeterFilter;
  measure: Measure;
};

export type Forecast = {
  /** Units of 10^-10 dollars on a day to come. */
  mean(day: number): bigint;
  /** How far a day's cost usually is from the mean, in the same units. */
  deviation: bigint;
};

/** Undefined where fewer than two of the past weeks have costs. */
export function forecastOf({ world, meters, filter, measure }: ForecastQuestion): Forecast | undefined {
  const end = dayOf(world.clock.now()) - unsettledDays;
  const starts = Array.from({ length: weeks * 7 }, (_, index) => end - weeks * 7 + index);
  const answer = aggregate({ world, meters, starts, end, measures: [measure], groupings: [], filter });
  const sums = starts.map((_, period) => answer.cells(period)[0]?.sums[0] ?? 0n);
  if (sums.filter((sum) => sum !== 0n).length < 14) return undefined;
  const means = Array.from(
    { length: 7 },
    (_, weekday) =>
      sums.reduce((total, sum, index) => ((starts[index] ?? 0) % 7 === weekday ? total + sum : total), 0n) /
      BigInt(weeks),
  );
  const mean = (day: number): bigint => means[day % 7] ?? 0n;
  const distances = sums.map((sum, index) => absolute(sum - mean(starts[index] ?? 0)));
  return { mean, deviation: distances.reduce((total, one) => total + one, 0n) / BigInt(sums.length) };
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
