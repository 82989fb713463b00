import type { ListMetricsInput, ListMetricsOutput } from "@aws-sdk/client-cloudwatch";
import { trafficMetrics } from "../../costs/traffic-metrics.ts";
import { operation } from "../../wire/service.ts";
import { pageOf, writeDimensions } from "./cloudwatch-errors.ts";
import { metricId, metricTable, minuteOf, retentionMinutes } from "./metric-rows.ts";
import type { MetricIdentity, MetricRow } from "./metric-rows.ts";

const pageSize = 500;
const recentMinutes = 3 * 60;

/** Metrics with data; with `RecentlyActive`, with data of the last three hours. */
export const listMetrics = operation<ListMetricsInput, ListMetricsOutput>("ListMetrics", {
  effect: "read",
  access: () => [{ action: "cloudwatch:ListMetrics" }],
  run(call, input) {
    const kept = input.RecentlyActive === "PT3H" ? recentMinutes : retentionMinutes;
    const since = minuteOf(call.world.clock.now()) - kept;
    const recorded = [...call.world.tables.rows(metricTable, call).values()].filter(
      (row) => lastMinute(row) >= since,
    );
    const known = new Set(recorded.map(metricId));
    const traffic = trafficMetrics(call.world, call).filter((metric) => !known.has(metricId(metric)));
    const rows = [...recorded, ...traffic]
      .filter((metric) => isAsked(metric, input))
      .map((metric) => ({ metric, id: metricId(metric) }))
      .toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const cut = pageOf(rows, ({ id }) => id, { maxResults: pageSize, nextToken: input.NextToken });
    return {
      Metrics: cut.page.map(({ metric: { namespace, name, dimensions } }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: writeDimensions(dimensions),
      })),
      NextToken: cut.nextToken,
    };
  },
});

const isAsked = (
  row: MetricIdentity,
  { Namespace, MetricName, Dimensions = [] }: ListMetricsInput,
): boolean =>
  (Namespace === undefined || row.namespace === Namespace) &&
  (MetricName === undefined || row.name === MetricName) &&
  Dimensions.every(
    ({ Name = "", Value }) =>
      Object.hasOwn(row.dimensions, Name) && (Value === undefined || row.dimensions[Name] === Value),
  );

const lastMinute = ({ series }: MetricRow): number =>
  Math.max(...series.map(({ minutes }) => minutes.at(-1)?.[0] ?? 0));
