import { paginateGetMetricData } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";

export interface CallCount {
  /** Calls that reached the model, by whomever; throttled ones are not among them. */
  calls: number;
  /** Days looked back. */
  days: number;
  /** ISO date of the last day with a call, UTC; null when there was none. */
  lastDay: string | null;
}

const daySeconds = 86_400;

/**
 * How often a profile was called in the last days, by programs outside Quarry too: the sum of Invocations in
 * the namespace AWS/Bedrock, whose dimension ModelId is what was called, by ARN or by id.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
 *
 * @throws AwsError `denied` without cloudwatch:GetMetricData, `throttled`, …
 */
export async function countProfileCalls(
  { cloudwatch }: Pick<AwsClients, "cloudwatch">,
  { arn, days }: { arn: string; days: number },
  signal?: AbortSignal,
): Promise<CallCount> {
  const until = new Date(Math.ceil(Date.now() / 60_000) * 60_000);
  const input = {
    StartTime: new Date(until.getTime() - days * daySeconds * 1000),
    EndTime: until,
    MetricDataQueries: [arn, arn.slice(arn.lastIndexOf("/") + 1)].map((modelId, at) => ({
      Id: `calls${at}`,
      MetricStat: {
        Metric: {
          Namespace: "AWS/Bedrock",
          MetricName: "Invocations",
          Dimensions: [{ Name: "ModelId", Value: modelId }],
        },
        Period: daySeconds,
        Stat: "Sum",
      },
    })),
  };
  const found: { at: Date; calls: number }[] = [];
  await callAws("GetMetricData", async () => {
    const pages = paginateGetMetricData({ client: cloudwatch }, input, signal ? { abortSignal: signal } : {});
    for await (const page of pages) {
      for (const { Timestamps: times = [], Values: values = [] } of page.MetricDataResults ?? [])
        times.forEach((at, index) => found.push({ at, calls: values[index] ?? 0 }));
    }
  });
  const lastDay = found
    .filter(({ calls }) => calls > 0)
    .map(({ at }) => at.toISOString().slice(0, 10))
    .toSorted()
    .at(-1);
  return { calls: found.reduce((sum, { calls }) => sum + calls, 0), days, lastDay: lastDay ?? null };
}
