import { paginateGetMetricData, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";

export interface InvocationsQuery {
  endpoint: string;
  variant: string;
  /** Where the model is a component, its calls are counted by its own name. */
  component?: string;
  from: Date;
  /** Not included. */
  until: Date;
  /** Length of one point: 60 or a multiple of it. */
  periodSeconds: number;
  signal?: AbortSignal;
}

/** Calls in one period; latencies are milliseconds inside the container, null when there were no calls. */
export interface InvocationsPoint {
  at: string;
  invocations: number;
  latencyP50: number | null;
  latencyP90: number | null;
}

/**
 * How often an endpoint was called and how long its model took, oldest first. A period without calls is left
 * out: CloudWatch has no point for it.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html, where ModelLatency is in
 * microseconds
 *
 * @throws AwsError `denied` without cloudwatch:GetMetricData, `throttled`, …
 */
export async function readInvocations(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  query: InvocationsQuery,
): Promise<InvocationsPoint[]> {
  const input = {
    StartTime: query.from,
    EndTime: query.until,
    ScanBy: "TimestampAscending" as const,
    MetricDataQueries: queriesOf(query),
  };
  const options = query.signal ? { abortSignal: query.signal } : {};
  const points = new Map<string, InvocationsPoint>();
  await callAws("GetMetricData", async () => {
    for await (const page of paginateGetMetricData({ client: cloudwatch }, input, options)) {
      for (const { Id: id, Timestamps: timestamps = [], Values: values = [] } of page.MetricDataResults ?? [])
        timestamps.forEach((timestamp, at) =>
          enter(points, { id, at: timestamp.toISOString(), value: values[at] }),
        );
    }
  });
  return [...points.values()].toSorted((one, other) => one.at.localeCompare(other.at));
}

function queriesOf({ endpoint, variant, component, periodSeconds }: InvocationsQuery): MetricDataQuery[] {
  const Dimensions =
    component === undefined
      ? [
          { Name: "EndpointName", Value: endpoint },
          { Name: "VariantName", Value: variant },
        ]
      : [{ Name: "InferenceComponentName", Value: component }];
  const metric = (Id: string, MetricName: string, Stat: string): MetricDataQuery => ({
    Id,
    MetricStat: {
      Metric: { Namespace: "AWS/SageMaker", MetricName, Dimensions },
      Period: periodSeconds,
      Stat,
    },
    ReturnData: true,
  });
  return [
    metric("invocations", "Invocations", "Sum"),
    metric("p50", "ModelLatency", "p50"),
    metric("p90", "ModelLatency", "p90"),
  ];
}

interface Entry {
  id: string | undefined;
  at: string;
  value: number | undefined;
}

function enter(points: Map<string, InvocationsPoint>, { id, at, value }: Entry): void {
  if (value === undefined) return;
  const point = points.get(at) ?? { at, invocations: 0, latencyP50: null, latencyP90: null };
  points.set(at, { ...point, ...partOf(id, value) });
}

const microsecondsPerMillisecond = 1000;

function partOf(id: string | undefined, value: number): Partial<InvocationsPoint> {
  if (id === "invocations") return { invocations: value };
  const milliseconds = value / microsecondsPerMillisecond;
  return id === "p50" ? { latencyP50: milliseconds } : { latencyP90: milliseconds };
}
