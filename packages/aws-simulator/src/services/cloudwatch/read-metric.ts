import type { StandardUnit } from "@aws-sdk/client-cloudwatch";
import { isTrafficMetric, trafficMinutes } from "../../costs/traffic-metrics.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { metricId, metricTable, minuteMs, minuteOf, positionOf, retentionMinutes } from "./metric-rows.ts";
import type { MetricIdentity, Minute } from "./metric-rows.ts";
import { mergeAll, summaryOfMinute } from "./summary.ts";
import type { Summary } from "./summary.ts";

/** A metric to read; without a unit, whatever units it was sent in. */
export type MetricQuery = MetricIdentity & { unit?: string | undefined };

export type Period = { at: Date; summary: Summary };

/**
 * Periods that hold data, oldest first. The first begins at `start`, rounded down to the minute as AWS does;
 * periods of less than a minute hold what one minute holds. `end` is exclusive.
 */
export function readPeriods(
  world: World,
  scope: Scope,
  wanted: { metric: MetricQuery; start: Date; end: Date; periodSeconds: number },
): Period[] {
  const first = minuteOf(wanted.start);
  const step = Math.max(1, wanted.periodSeconds / 60);
  const periods = new Map<number, Summary[]>();
  const last = Math.ceil(wanted.end.getTime() / minuteMs);
  const { metric, periodSeconds } = wanted;
  const measured = readMinutes(world, scope, { metric, first, last });
  const told = metric.unit === undefined || metric.unit === "Count";
  const traffic = told ? trafficMinutes({ world, scope }, metric, { first, last, periodSeconds }) : [];
  for (const minute of [...measured, ...traffic]) {
    const period = first + Math.floor((minute[0] - first) / step) * step;
    const known = periods.get(period) ?? [];
    known.push(summaryOfMinute(minute));
    periods.set(period, known);
  }
  return [...periods]
    .toSorted(([left], [right]) => left - right)
    .map(([at, summaries]) => ({ at: new Date(at * minuteMs), summary: mergeAll(summaries) }));
}

/** The units that a metric was sent in. */
export function unitsOf(world: World, scope: Scope, metric: MetricQuery): StandardUnit[] {
  const series = world.tables.rows(metricTable, scope).get(metricId(metric))?.series ?? [];
  const units = new Set(series.map(({ unit }) => unit));
  if (isTrafficMetric(world, scope, metric)) units.add("Count");
  return [...units].filter((unit) => metric.unit === undefined || unit === metric.unit);
}

/** What was measured from minute `first` up to, without, minute `last`, of the last 15 days. */
function readMinutes(
  world: World,
  scope: Scope,
  { metric, first, last }: { metric: MetricQuery; first: number; last: number },
): Minute[] {
  const row = world.tables.rows(metricTable, scope).get(metricId(metric));
  const from = Math.max(first, minuteOf(world.clock.now()) - retentionMinutes + 1);
  return (row?.series ?? [])
    .filter(({ unit }) => metric.unit === undefined || unit === metric.unit)
    .flatMap(({ minutes }) => minutes.slice(positionOf(minutes, from), positionOf(minutes, last)));
}

/** The first minute at or after `first` that holds data; undefined when there is none. */
export function nextMinute(
  world: World,
  scope: Scope,
  { metric, first }: { metric: MetricQuery; first: number },
): number | undefined {
  const row = world.tables.rows(metricTable, scope).get(metricId(metric));
  const found = (row?.series ?? [])
    .filter(({ unit }) => metric.unit === undefined || unit === metric.unit)
    .flatMap(({ minutes }) => minutes[positionOf(minutes, first)]?.[0] ?? []);
  return found.length === 0 ? undefined : Math.min(...found);
}
