import {
  CountTokensCommand,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { GetMetricDataCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { at as memberAt } from "../../testing/at.ts";
import { asUser, studioMadeArn, test } from "../../testing/simulator-test.ts";

const hourMs = 3_600_000;

const sums = async (cloudwatch: CloudWatchClient, modelId: string) => {
  const names = [
    "Invocations",
    "InputTokenCount",
    "OutputTokenCount",
    "InvocationClientErrors",
    "InvocationServerErrors",
    "InvocationThrottles",
  ];
  const { MetricDataResults = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - hourMs),
      EndTime: new Date(Date.now() + hourMs),
      MetricDataQueries: names.map((MetricName, index) => ({
        Id: `m${index}`,
        MetricStat: {
          Metric: {
            Namespace: "AWS/Bedrock",
            MetricName,
            Dimensions: [{ Name: "ModelId", Value: modelId }],
          },
          Period: 7200,
          Stat: "Sum",
        },
      })),
    }),
  );
  return MetricDataResults.map(({ Values = [] }) => Values.reduce((sum, value) => sum + value, 0));
};

describe("what Bedrock measures", () => {
  test("invocations and tokens count under the ARN that was called, streamed or not", async ({
    clients: { runtime, cloudwatch },
  }) => {
    const input = { modelId: studioMadeArn, messages: asUser('Say "one two"') };
    const { usage } = await runtime.send(new ConverseCommand(input));
    const { stream } = await runtime.send(new ConverseStreamCommand(input));
    const events: unknown[] = [];
    for await (const event of stream ?? []) events.push(event);
    const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
    expect(await sums(cloudwatch, studioMadeArn)).toEqual([2, 2 * inputTokens, 2 * outputTokens, 0, 0, 0]);
    const latency = await cloudwatch.send(
      new ListMetricsCommand({ Namespace: "AWS/Bedrock", MetricName: "InvocationLatency" }),
    );
    expect(latency.Metrics?.[0]?.Dimensions).toEqual([{ Name: "ModelId", Value: studioMadeArn }]);
  });

  test("embeddings count what they read", async ({ clients: { runtime, cloudwatch } }) => {
    const modelId = "amazon.titan-embed-text-v2:0";
    const { body } = await runtime.send(
      new InvokeModelCommand({ modelId, body: JSON.stringify({ inputText: "four words of text" }) }),
    );
    const read = memberAt(JSON.parse(body.transformToString()), "inputTextTokenCount");
    expect((await sums(cloudwatch, modelId)).slice(0, 2)).toEqual([1, read]);
  });

  test("a throttled call is neither an invocation nor an error, and errors tell whose fault they are", async ({
    clients: { runtime, cloudwatch },
    control,
  }) => {
    const input = { modelId: studioMadeArn, messages: asUser("Hi") };
    await control("/failures", { operation: "Converse", count: 1, kind: "throttle" });
    await expect(runtime.send(new ConverseCommand(input))).rejects.toMatchObject({
      name: "ThrottlingException",
    });
    await control("/failures", { operation: "Converse", count: 1, kind: "server-error" });
    await expect(runtime.send(new ConverseCommand(input))).rejects.toMatchObject({
      name: "InternalServerException",
    });
    await expect(runtime.send(new ConverseCommand({ ...input, messages: [] }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    expect(await sums(cloudwatch, studioMadeArn)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test("counting tokens is no invocation", async ({ clients: { runtime, cloudwatch } }) => {
    const modelId = "anthropic.claude-sonnet-5";
    await runtime.send(new CountTokensCommand({ modelId, input: { converse: { messages: asUser("Hi") } } }));
    expect((await sums(cloudwatch, modelId))[0]).toBe(0);
  });

  test("another Region sees nothing of it", async ({ clients: { runtime }, connect }) => {
    await runtime.send(new ConverseCommand({ modelId: studioMadeArn, messages: asUser("Hi") }));
    const { cloudwatch } = connect({ region: "us-east-1" });
    expect((await sums(cloudwatch, studioMadeArn))[0]).toBe(0);
  });
});
