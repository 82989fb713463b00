import { paginateGetMetricData, paginateListMetrics } from "@aws-sdk/client-cloudwatch";
import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";

/** What CloudWatch counts of a model; cached tokens are not among the input. */
export interface TokenCounts {
  invocations: bigint;
  input: bigint;
  output: bigint;
  cacheRead: bigint;
  cacheWrite: bigint;
  images: bigint;
}

export interface CountedPeriod extends TokenCounts {
  /** The dimension ModelId: the ARN or id that was called. */
  modelId: string;
  /** The beginning of the period. */
  at: Date;
}

/** What was asked: AWS takes $0.01 for 1,000 metrics of GetMetricData. */
export interface AskedOfCloudWatch {
  requests: number;
  metrics: number;
}

/** Micro-dollars for one metric of GetMetricData. Source: https://aws.amazon.com/cloudwatch/pricing/ */
export const microdollarsPerMetric = 10;

export interface CountsQuery {
  /** From the beginning of a period on. */
  from: Date;
  /** Not included. */
  until: Date;
  periodSeconds: 3600 | 86_400;
  /** Leaves out what was not called in the last three hours: only for readings that begin no earlier. */
  onlyRecent: boolean;
  signal?: AbortSignal;
}

const namespace = "AWS/Bedrock";
const countedMetrics = {
  Invocations: "invocations",
  InputTokenCount: "input",
  OutputTokenCount: "output",
  CacheReadInputTokenCount: "cacheRead",
  CacheWriteInputTokenCount: "cacheWrite",
  OutputImageCount: "images",
} as const satisfies Record<string, keyof TokenCounts>;

/** The most metrics that GetMetricData takes at once. */
const metricsPerRequest = 500;

/**
 * Counts the calls and tokens of everything in a Region that Bedrock was called by: profiles by ARN or id, and models
 * called without one. Only metrics that have data are asked for. Batch jobs are not among them, and nothing tells
 * tokens that AWS takes no money for apart.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
 *
 * @throws AwsError `denied` without cloudwatch:ListMetrics and cloudwatch:GetMetricData, `throttled`, …
 */
export async function readTokenCounts(
  clients: Pick<AwsClients, "cloudwatch">,
  query: CountsQuery,
): Promise<{ periods: CountedPeriod[]; asked: AskedOfCloudWatch }> {
  const asked: AskedOfCloudWatch = { requests: 0, metrics: 0 };
  const metrics = await listMetrics(clients, query, asked);
  const periods = new Map<string, CountedPeriod>();
  for (let first = 0; first < metrics.length; first += metricsPerRequest) {
    const batch = metrics.slice(first, first + metricsPerRequest);
    asked.metrics += batch.length;
    for (const point of await readPoints(clients, { ...query, batch }, asked)) enter(periods, point);
  }
  return { periods: [...periods.values()], asked };
}

interface CountedMetric {
  modelId: string;
  name: keyof typeof countedMetrics;
}

const isCounted = (name: string | undefined): name is CountedMetric["name"] =>
  name !== undefined && Object.hasOwn(countedMetrics, name);

/** A metric with further dimensions repeats part of what the one with ModelId alone holds. */
async function listMetrics(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  { onlyRecent, signal }: CountsQuery,
  asked: AskedOfCloudWatch,
): Promise<CountedMetric[]> {
  const input = { Namespace: namespace, ...(onlyRecent && { RecentlyActive: "PT3H" as const }) };
  const options = signal ? { abortSignal: signal } : {};
  return callAws("ListMetrics", async () => {
    const found: CountedMetric[] = [];
    for await (const page of paginateListMetrics({ client: cloudwatch }, input, options)) {
      asked.requests += 1;
      for (const { MetricName: name, Dimensions: dimensions = [] } of page.Metrics ?? []) {
        const [dimension, ...others] = dimensions;
        const isOne = dimension?.Name === "ModelId" && others.length === 0;
        if (isOne && dimension.Value && isCounted(name)) found.push({ modelId: dimension.Value, name });
      }
    }
    return found;
  });
}

interface Point extends CountedMetric {
  at: Date;
  count: bigint;
}

async function readPoints(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  { from, until, periodSeconds, signal, batch }: CountsQuery & { batch: readonly CountedMetric[] },
  asked: AskedOfCloudWatch,
): Promise<Point[]> {
  const input = {
    StartTime: from,
    EndTime: until,
    MetricDataQueries: batch.map((metric, at) => queryOf(metric, { id: `m${at}`, periodSeconds })),
  };
  const options = signal ? { abortSignal: signal } : {};
  const byId = new Map(batch.map((metric, at) => [`m${at}`, metric]));
  return callAws("GetMetricData", async () => {
    const points: Point[] = [];
    for await (const page of paginateGetMetricData({ client: cloudwatch }, input, options)) {
      asked.requests += 1;
      for (const { Id: id = "", Timestamps: times = [], Values: values = [] } of page.MetricDataResults ??
        []) {
        const metric = byId.get(id);
        if (metric === undefined) continue;
        times.forEach((at, index) =>
          points.push({ ...metric, at, count: BigInt(Math.round(values[index] ?? 0)) }),
        );
      }
    }
    return points;
  });
}

const queryOf = (
  { modelId, name }: CountedMetric,
  { id, periodSeconds }: { id: string; periodSeconds: number },
): MetricDataQuery => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: name,
      Dimensions: [{ Name: "ModelId", Value: modelId }],
    },
    Period: periodSeconds,
    Stat: "Sum",
  },
});

const nothing: TokenCounts = {
  invocations: 0n,
  input: 0n,
  output: 0n,
  cacheRead: 0n,
  cacheWrite: 0n,
  images: 0n,
};

function enter(periods: Map<string, CountedPeriod>, { modelId, name, at, count }: Point): void {
  const key = `${at.getTime()} ${modelId}`;
  const period = periods.get(key) ?? { modelId, at, ...nothing };
  period[countedMetrics[name]] += count;
  periods.set(key, period);
}
