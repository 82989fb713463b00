import { StandardUnit } from "@aws-sdk/client-cloudwatch";
import { defineTable } from "../../world/tables.ts";

/** What was measured in one minute; see `summary.ts` for the spread. */
export type Minute = [
  /** Minutes since 1970. */
  at: number,
  count: number,
  sum: number,
  min: number,
  max: number,
  spread?: Record<string, number>,
];

/** Minutes of one unit, oldest first. CloudWatch keeps the units of one metric apart. */
export type Series = { unit: StandardUnit; minutes: Minute[] };

/** A metric: its identity, and what was measured in the last 15 days. */
export type MetricRow = {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  series: Series[];
};

export type MetricIdentity = Pick<MetricRow, "namespace" | "name" | "dimensions">;

/** By `metricId`, the least recently written first. */
export const metricTable = defineTable<MetricRow>("cloudwatch.metrics");

/** CloudWatch keeps one-minute data for 15 days; what is older is dropped. */
export const retentionMinutes = 15 * 24 * 60;

/** Metrics kept in one account and Region; beyond that, the least recently written is forgotten. */
export const mostMetrics = 2000;

/** Minutes kept in one account and Region, about 20 megabytes; beyond that, the longest metrics lose their oldest. */
export const mostMinutes = 250_000;

export const minuteMs = 60_000;

/** Minutes since 1970, begun ones counted as begun. */
export const minuteOf = (time: Date): number => Math.floor(time.getTime() / minuteMs);

/** The same text for the same metric, whatever the order of its dimensions. */
export function metricId({ namespace, name, dimensions }: MetricIdentity): string {
  const sorted = Object.entries(dimensions).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
}

/** The first position whose minute is not before `minute`. */
export function positionOf(minutes: readonly Minute[], minute: number): number {
  let [low, high] = [0, minutes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((minutes[middle]?.[0] ?? 0) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The unit of that name; `None` for a name that CloudWatch does not know. */
export const unitOf = (name: string): StandardUnit =>
  Object.values(StandardUnit).find((unit) => unit === name) ?? "None";
