// Metrics of the generated traffic: what is measured today is what is billed tomorrow.
import { GetMetricStatisticsCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { askAll, byService, daysAgo, dimension } from "../../costs/testing/cost-questions.ts";
import { test } from "../../testing/simulator-test.ts";

const profile = "p4rtn3rsonn5";
const place = { region: "us-east-1", credentials: { accessKeyId: "444455556666", secretAccessKey: "any" } };
const noon = (days: number, hours = 0) =>
  new Date(Date.parse(`${daysAgo(days)}T00:00:00Z`) + hours * 3_600_000);

async function sumOfMetric(
  cloudwatch: CloudWatchClient,
  MetricName: string,
  asked: { StartTime: Date; EndTime: Date; Period: number; ModelId?: string },
): Promise<number[]> {
  const { ModelId = profile, ...range } = asked;
  const { Datapoints = [] } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/Bedrock",
      MetricName,
      Dimensions: [{ Name: "ModelId", Value: ModelId }],
      Statistics: ["Sum"],
      ...range,
    }),
  );
  return Datapoints.map(({ Sum = 0 }) => Sum);
}

describe("tokens of a profile", () => {
  test("of a settled day are the quantities of its bill", async ({ connect }) => {
    const { cloudwatch, ce } = connect(place);
    const day = { StartTime: noon(5), EndTime: noon(4), Period: 86_400 };
    const [billed] = await askAll(ce, {
      from: daysAgo(5),
      to: daysAgo(4),
      Granularity: "DAILY",
      Metrics: ["UsageQuantity"],
      GroupBy: [dimension("USAGE_TYPE")],
      Filter: byService("Claude Sonnet 5 (Amazon Bedrock Edition)"),
    });
    const quantity = (kind: string) =>
      Number(
        billed?.Groups?.find(({ Keys = [] }) => Keys[0]?.includes(`USE1_${kind}_tokens_standard-`))
          ?.Metrics?.["UsageQuantity"]?.Amount ?? "0",
      );
    for (const [metric, kind] of [
      ["InputTokenCount", "input"],
      ["OutputTokenCount", "output"],
      ["CacheReadInputTokenCount", "cache_read"],
      ["CacheWriteInputTokenCount", "cache_write"],
    ] as const) {
      const [sum = 0] = await sumOfMetric(cloudwatch, metric, day);
      expect(sum / 1_000_000).toBeCloseTo(quantity(kind), 6);
    }
    expect((await sumOfMetric(cloudwatch, "InputTokenCount", day))[0]).toBeGreaterThan(0);
    const hours = await sumOfMetric(cloudwatch, "InputTokenCount", { ...day, Period: 3600 });
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(
      (await sumOfMetric(cloudwatch, "InputTokenCount", day))[0],
    );
  });

  test("are there minutes later, and nothing of what is to come", async ({ connect }) => {
    const { cloudwatch } = connect(place);
    const now = Date.now();
    const range = { StartTime: new Date(now - 7_200_000), EndTime: new Date(now + 7_200_000), Period: 300 };
    const { Datapoints = [] } = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: "AWS/Bedrock",
        MetricName: "InputTokenCount",
        Dimensions: [{ Name: "ModelId", Value: profile }],
        Statistics: ["Sum"],
        ...range,
      }),
    );
    const last = Math.max(...Datapoints.map(({ Timestamp }) => Timestamp?.getTime() ?? 0));
    expect(last).toBeLessThanOrEqual(now);
    expect(last).toBeGreaterThan(now - 3_600_000);
  });

  test("are kept longer the longer their period", async ({ connect }) => {
    const { cloudwatch } = connect(place);
    const past = (days: number, Period: number) =>
      sumOfMetric(cloudwatch, "InputTokenCount", {
        StartTime: noon(days, 12),
        EndTime: noon(days, 13),
        Period,
      });
    expect(await past(20, 60)).toEqual([]);
    expect((await past(20, 300)).length).toBeGreaterThan(0);
    expect(await past(70, 300)).toEqual([]);
    expect((await past(70, 3600)).length).toBe(1);
  });
});

test("generated traffic is told by a profile's id; what is really called, as it was called", async ({
  connect,
}) => {
  const ModelId = `arn:aws:bedrock:us-east-1:444455556666:application-inference-profile/${profile}`;
  const day = { StartTime: noon(5), EndTime: noon(4), Period: 86_400, ModelId };
  expect(await sumOfMetric(connect(place).cloudwatch, "Invocations", day)).toEqual([]);
});

test("models that are called without a profile are measured too, in their own account and Region", async ({
  connect,
}) => {
  const ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  const day = { StartTime: noon(3), EndTime: noon(2), Period: 86_400, ModelId };
  const here = await sumOfMetric(connect(place).cloudwatch, "Invocations", day);
  expect(here[0]).toBeGreaterThan(0);
  expect(await sumOfMetric(connect({ region: "us-east-1" }).cloudwatch, "Invocations", day)).toEqual([]);
});

test("metrics of traffic are listed once, with those that it has", async ({ connect }) => {
  const { cloudwatch } = connect(place);
  const { Metrics = [] } = await cloudwatch.send(
    new ListMetricsCommand({ Namespace: "AWS/Bedrock", Dimensions: [{ Name: "ModelId", Value: profile }] }),
  );
  const names = Metrics.map(({ MetricName = "" }) => MetricName);
  expect(names).toEqual([...new Set(names)].toSorted());
  expect(names).toEqual(expect.arrayContaining(["InputTokenCount", "Invocations", "OutputTokenCount"]));
});
