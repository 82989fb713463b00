// Metrics of a test's own, put an hour ago so that all of them lie in the past.
import { GetMetricDataCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import type {
  CloudWatchClient,
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  MetricDataQuery,
  MetricDatum,
} from "@aws-sdk/client-cloudwatch";

export const testNamespace = "Quarry/Test";

export const minuteMs = 60_000;

const start = Math.floor(Date.now() / minuteMs) * minuteMs - 60 * minuteMs;

/** A moment so many minutes after a full minute an hour ago. */
export const at = (minutes: number): Date => new Date(start + minutes * minuteMs);

export const put = (cloudwatch: CloudWatchClient, ...MetricData: MetricDatum[]) =>
  cloudwatch.send(new PutMetricDataCommand({ Namespace: testNamespace, MetricData }));

/** One value of the metric `Wait`. */
export const wait = (minutes: number, Value: number): MetricDatum => ({
  MetricName: "Wait",
  Timestamp: at(minutes),
  Value,
});

/** A query of a metric of the test. */
export const stat = (
  Id: string,
  Stat: string,
  more: { name?: string; period?: number } = {},
): MetricDataQuery => ({
  Id,
  MetricStat: {
    Metric: { Namespace: testNamespace, MetricName: more.name ?? "Wait" },
    Period: more.period ?? 60,
    Stat,
  },
});

/** Half an hour of data, the oldest first. */
export const get = (
  cloudwatch: CloudWatchClient,
  MetricDataQueries: MetricDataQuery[],
  more: Partial<GetMetricDataCommandInput> = {},
): Promise<GetMetricDataCommandOutput> => {
  const range = { StartTime: at(0), EndTime: at(30), ScanBy: "TimestampAscending" as const };
  return cloudwatch.send(new GetMetricDataCommand({ MetricDataQueries, ...range, ...more }));
};

/** The values of one query, each with its minute. */
export async function points(
  cloudwatch: CloudWatchClient,
  queries: MetricDataQuery[],
  { id = "m1", end = at(30) }: { id?: string; end?: Date } = {},
): Promise<[minutes: number, value: number | undefined][]> {
  const { MetricDataResults = [] } = await get(cloudwatch, queries, { EndTime: end });
  const { Timestamps = [], Values = [] } = MetricDataResults.find(({ Id }) => Id === id) ?? {};
  return Timestamps.map((time, index) => [(time.getTime() - start) / minuteMs, Values[index]]);
}
