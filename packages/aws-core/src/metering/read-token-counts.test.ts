import { json } from "node:stream/consumers";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { expect, test } from "vitest";
import { z } from "zod";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { readTokenCounts } from "./read-token-counts.ts";
import type { CountsQuery } from "./read-token-counts.ts";

const aws = simulateAws();
const hour = 3_600_000;
const nextHour = () => new Date(Math.ceil(Date.now() / hour) * hour);
const lastHours = (count: number, onlyRecent = false): CountsQuery => ({
  from: new Date(nextHour().getTime() - count * hour),
  until: nextHour(),
  periodSeconds: 3600,
  onlyRecent,
});

async function converse(modelId: string): Promise<{ input: bigint; output: bigint }> {
  const { usage } = await aws.clients().bedrockRuntime.send(
    new ConverseCommand({
      modelId,
      messages: [{ role: "user", content: [{ text: "Count to five, please" }] }],
    }),
  );
  return { input: BigInt(usage?.inputTokens ?? 0), output: BigInt(usage?.outputTokens ?? 0) };
}

const profiles = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile";

test("what is called is counted by what it was called by, minutes later", async () => {
  const byArn = `${profiles}/dsh66sruwg0s`;
  const byId = "us.amazon.nova-lite-v1:0";
  const used = await converse(byArn);
  await converse(byId);
  const again = await converse(byId);
  const { periods, asked } = await readTokenCounts(aws.clients(), lastHours(1));
  const of = (modelId: string) => periods.find((period) => period.modelId === modelId);
  const rest = { cacheRead: 0n, cacheWrite: 0n, images: 0n };
  expect(of(byArn)).toEqual({ modelId: byArn, at: lastHours(1).from, invocations: 1n, ...used, ...rest });
  expect(of(byId)).toMatchObject({ invocations: 2n, input: 2n * again.input });
  expect(asked.metrics).toBeGreaterThanOrEqual(6);
  expect(asked.requests).toBeGreaterThanOrEqual(2);
});

test("a Region where nothing was called costs no metric", async () => {
  const { periods, asked } = await readTokenCounts(aws.clients("sa-east-1"), lastHours(3, true));
  expect(periods).toEqual([]);
  expect(asked).toEqual({ requests: 1, metrics: 0 });
});

const AskedInput = z.object({ MetricDataQueries: z.array(z.object({ Id: z.string() })).default([]) });
type Asked = z.infer<typeof AskedInput>;

/** CloudWatch with metrics of an account's own making, which AWS/Bedrock takes from nobody; each is told as 7. */
async function serveMetrics(metrics: readonly { Name: string; Value: string }[][]): Promise<Asked[]> {
  const asked: Asked[] = [];
  const answerTo = (target: string, body: Asked): object => {
    if (target.endsWith("ListMetrics"))
      return { Metrics: metrics.map((Dimensions) => ({ MetricName: "InputTokenCount", Dimensions })) };
    asked.push(body);
    const Timestamps = [lastHours(1).from.getTime() / 1000];
    return {
      MetricDataResults: body.MetricDataQueries.map(({ Id }) => ({ Id, Timestamps, Values: [7] })),
    };
  };
  await serveAnswers((request, response) => {
    response.setHeader("content-type", "application/x-amz-json-1.0");
    const target = String(request.headers["x-amz-target"]);
    void json(request).then((body) => response.end(JSON.stringify(answerTo(target, AskedInput.parse(body)))));
  });
  return asked;
}

test("more metrics than one request takes are asked for in several, and all of them are paid for", async () => {
  const asked = await serveMetrics(
    Array.from({ length: 1101 }, (_, at) => [{ Name: "ModelId", Value: `profile${at}` }]),
  );
  const counts = await readTokenCounts(aws.clients(), lastHours(1, true));
  expect(asked.map(({ MetricDataQueries }) => MetricDataQueries.length)).toEqual([500, 500, 101]);
  expect(counts.asked).toEqual({ requests: 4, metrics: 1101 });
  expect(counts.periods).toHaveLength(1101);
  expect(new Set(counts.periods.map(({ modelId }) => modelId)).size).toBe(1101);
});

test("a metric with a further dimension is part of another and not counted twice", async () => {
  const model = { Name: "ModelId", Value: "one" };
  await serveMetrics([[model], [model, { Name: "ContextWindow", Value: "long" }]]);
  const { periods } = await readTokenCounts(aws.clients(), lastHours(1));
  expect(periods.map(({ input }) => input)).toEqual([7n]);
});
