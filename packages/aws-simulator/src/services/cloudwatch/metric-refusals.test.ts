import {
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import type { GetMetricStatisticsCommandInput, MetricDatum } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";
import { at, get, put, stat, testNamespace, wait } from "./testing/metric-test.ts";

const twice = [
  { Name: "A", Value: "1" },
  { Name: "A", Value: "2" },
];
const upsideDown = { SampleCount: 1, Sum: 1, Minimum: 2, Maximum: 1 };

type Case<Input> = readonly [what: string, input: Input, kind: "Value" | "Combination", message: string];

const badData: readonly Case<Omit<MetricDatum, "MetricName">>[] = [
  ["data without a value", {}, "Combination", "At least one"],
  ["a value beside values", { Value: 1, Values: [1] }, "Combination", "mutually exclusive"],
  ["counts of another number", { Values: [1], Counts: [1, 2] }, "Combination", "same size"],
  ["no values", { Values: [] }, "Value", "must not be empty"],
  ["values that are no numbers", { Value: Number.NaN }, "Value", "NaN"],
  ["a minimum above the maximum", { StatisticValues: upsideDown }, "Value", "must be greater than Minimum"],
  ["data of three weeks ago", { Value: 1, Timestamp: at(-21 * 1440) }, "Value", "two weeks in the past"],
  ["data of tomorrow", { Value: 1, Timestamp: at(1440) }, "Value", "two hours in the future"],
  ["a dimension that comes twice", { Value: 1, Dimensions: twice }, "Value", "duplicate dimension"],
];

describe("PutMetricData", () => {
  for (const [what, datum, kind, message] of badData) {
    test(`it refuses ${what}`, async ({ clients: { cloudwatch } }) => {
      const sent = put(cloudwatch, { MetricName: "Wait", ...datum });
      await expect(sent).rejects.toMatchObject({
        name: `InvalidParameter${kind}Exception`,
        message: expect.stringContaining(message),
      });
    });
  }

  test("it refuses AWS's own namespaces", async ({ clients: { cloudwatch } }) => {
    const command = new PutMetricDataCommand({ Namespace: "AWS/Bedrock", MetricData: [wait(0, 1)] });
    await expect(cloudwatch.send(command)).rejects.toThrow("parameter Namespace is invalid");
  });

  test("it refuses too many data, which come compressed", async ({ clients: { cloudwatch } }) => {
    const data = Array.from({ length: 1001 }, () => wait(0, 1));
    await expect(put(cloudwatch, ...data)).rejects.toThrow("greater than 1000");
    await put(cloudwatch, ...data.slice(1));
    const { MetricDataResults } = await get(cloudwatch, [stat("m1", "SampleCount")]);
    expect(MetricDataResults?.[0]?.Values).toEqual([1000]);
  });
});

const badQuestions: readonly Case<Partial<GetMetricStatisticsCommandInput>>[] = [
  ["a period of 90 seconds", { Period: 90 }, "Value", "multiple of 60"],
  ["a range that ends before it begins", { EndTime: at(0) }, "Combination", "StartTime must be less than"],
  ["no statistics", { Statistics: undefined }, "Combination", "Statistics or ExtendedStatistics"],
  ["an unknown statistic", { ExtendedStatistics: ["tm99"] }, "Value", "tm99"],
  [
    "too many points",
    { StartTime: at(-2880) },
    "Combination",
    "You have requested up to 2,890 datapoints, which exceeds the limit of 1,440.",
  ],
];

describe("GetMetricStatistics", () => {
  for (const [what, more, kind, message] of badQuestions) {
    test(`it refuses ${what}`, async ({ clients: { cloudwatch } }) => {
      const input = {
        Namespace: testNamespace,
        MetricName: "Wait",
        StartTime: at(0),
        EndTime: at(10),
        Period: 60,
      };
      const command = new GetMetricStatisticsCommand({ ...input, Statistics: ["Sum"], ...more });
      await expect(cloudwatch.send(command)).rejects.toMatchObject({
        name: `InvalidParameter${kind}Exception`,
        message: expect.stringContaining(message),
      });
    });
  }
});

test("ListMetrics refuses a token that was not handed out", async ({ clients: { cloudwatch } }) => {
  const list = new ListMetricsCommand({ NextToken: "abcd" });
  await expect(cloudwatch.send(list)).rejects.toMatchObject({ name: "InvalidNextToken" });
});

describe("GetMetricData", () => {
  for (const [what, queries, more, message] of [
    ["ids that repeat", [stat("m1", "Sum"), stat("m1", "Sum")], {}, "not unique"],
    ["an id in capitals", [stat("M1", "Sum")], {}, "^[a-z][a-zA-Z0-9_]*$"],
    ["a query of neither kind", [{ Id: "m1" }], {}, "mutually exclusive"],
    ["an unknown statistic", [stat("m1", "Median")], {}, "Median"],
    ["a period of 90 seconds", [stat("m1", "Sum", { period: 90 })], {}, "value 90"],
    ["a range that ends before it begins", [stat("m1", "Sum")], { EndTime: at(0) }, "StartTime must be less"],
    ["no points at all", [stat("m1", "Sum")], { MaxDatapoints: 0 }, "MaxDatapoints"],
    ["too many queries", Array.from({ length: 501 }, (_, index) => stat(`m${index}`, "Sum")), {}, "500"],
  ] as const) {
    test(`it refuses ${what}`, async ({ clients: { cloudwatch } }) => {
      await expect(get(cloudwatch, [...queries], more)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("it refuses a token that was not handed out", async ({ clients: { cloudwatch } }) => {
    const asked = get(cloudwatch, [stat("m1", "Sum")], { NextToken: "abcd" });
    await expect(asked).rejects.toMatchObject({ name: "InvalidNextToken" });
  });
});
