import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import type { AlarmConfiguration, AlarmRow } from "./alarm-rows.ts";
import { sparePeriods } from "./judge-datapoints.ts";
import type { Datapoint } from "./judge-datapoints.ts";
import { minuteMs } from "./metric-rows.ts";
import { nextMinute } from "./read-metric.ts";
import type { MetricQuery } from "./read-metric.ts";
import { metricOf, periodOf, runQueries } from "./run-queries.ts";

/** The queries of an alarm: those of metric math, or one for its single metric. The one that returns data is judged. */
function queriesOf(configuration: AlarmConfiguration): readonly MetricDataQuery[] {
  const { Metrics, MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period, Unit } =
    configuration;
  if (Metrics !== undefined && Metrics.length > 0) return Metrics;
  return [
    {
      Id: "m1",
      MetricStat: {
        Metric: { Namespace, MetricName, Dimensions },
        Period: Period ?? 60,
        Stat: ExtendedStatistic ?? Statistic ?? "Average",
        ...(Unit !== undefined && { Unit }),
      },
    },
  ];
}

/** The period of an alarm in whole minutes. */
export const periodMinutes = (configuration: AlarmConfiguration): number =>
  Math.max(1, Math.ceil(periodOf(queriesOf(configuration)) / 60));

/** Minutes before the moment of evaluation that an alarm looks at. */
export const rangeMinutes = (configuration: AlarmConfiguration): number =>
  ((configuration.EvaluationPeriods ?? 1) + sparePeriods) * periodMinutes(configuration);

/** The alarm's periods that end at or before a minute, the newest first. */
export function readDatapoints(
  { world, scope }: { world: World; scope: Scope },
  row: AlarmRow,
  end: number,
): Datapoint[] {
  const queries = queriesOf(row.configuration);
  const step = periodMinutes(row.configuration);
  const count = (row.configuration.EvaluationPeriods ?? 1) + sparePeriods;
  const range = { start: new Date((end - count * step) * minuteMs), end: new Date(end * minuteMs) };
  const found = runQueries({ world, scope }, queries, range).find(({ isReturned }) => isReturned);
  return Array.from({ length: count }, (_, index) => {
    const at = end - (index + 1) * step;
    const zero = row.zeroSince !== undefined && at >= row.zeroSince ? 0 : undefined;
    return { at, value: found?.series.get(at * minuteMs) ?? zero };
  });
}

/** The first minute at or after `first` in which a metric of the alarm holds data; undefined when there is none. */
export function nextData(
  { world, scope }: { world: World; scope: Scope },
  configuration: AlarmConfiguration,
  first: number,
): number | undefined {
  const minutes = queriesOf(configuration)
    .map(metricOf)
    .filter((metric): metric is MetricQuery => metric !== undefined)
    .map((metric) => nextMinute(world, scope, { metric, first }))
    .filter((minute) => minute !== undefined);
  return minutes.length === 0 ? undefined : Math.min(...minutes);
}
