import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { readInvocations } from "../endpoints/read-invocations.ts";
import { aComponentDeployment, aDeployment } from "../endpoints/testing/a-deployment.ts";
import { makeComponent, makeEndpoint } from "../endpoints/testing/simulated-endpoint.ts";
import { composeBody } from "./compose-body.ts";
import { explainInvocation } from "./explain-invocation.ts";
import { invokeEndpoint, streamEndpoint, type EndpointCall } from "./invoke-endpoint.ts";
import { parseAnswer } from "./parse-answer.ts";
import type { InvocationInput } from "./schema.ts";

const aws = simulateAws();

const chat = (stream: boolean): InvocationInput => ({
  form: "openai-chat",
  messages: [{ role: "user", content: "Write me a post about endpoints." }],
  parameters: { maxNewTokens: 60 },
  stream,
});

function callOf(endpoint: string, input: InvocationInput, part: Partial<EndpointCall> = {}): EndpointCall {
  const composed = composeBody(input);
  if ("problem" in composed) throw new Error(composed.problem);
  return { endpoint, ...composed, ...part };
}

async function serving(): Promise<ReturnType<typeof aws.clients>> {
  const clients = aws.clients();
  await makeEndpoint(clients, aDeployment());
  await aws.control("clock/advance", { seconds: 600 });
  return clients;
}

async function refusal(call: () => Promise<unknown>): Promise<string> {
  const error = await call().catch((thrown: unknown) => thrown);
  return explainInvocation(error).ruleId;
}

test("a chat is answered whole, and counted", async () => {
  const clients = await serving();
  const answer = await invokeEndpoint(clients, callOf("twin-llama", chat(false)));
  expect(answer).toMatchObject({ contentType: expect.stringContaining("json"), variant: "AllTraffic" });
  const read = parseAnswer("openai-chat", answer.body);
  expect(read).toMatchObject({ text: expect.stringMatching(/\w/), error: null });
  const now = Date.now() + 600_000;
  const points = await readInvocations(clients, {
    endpoint: "twin-llama",
    variant: "AllTraffic",
    from: new Date(now - 3_600_000),
    until: new Date(now + 3_600_000),
    periodSeconds: 60,
  });
  expect(points).toEqual([
    {
      at: expect.any(String),
      invocations: 1,
      latencyP50: expect.any(Number),
      latencyP90: expect.any(Number),
    },
  ]);
  expect(points[0]?.latencyP50).toBeLessThan(60_000);
});

test("a chat is streamed in pieces that make up a text", async () => {
  const clients = await serving();
  const pieces: string[] = [];
  for await (const piece of streamEndpoint(clients, callOf("twin-llama", chat(true))))
    if ("text" in piece) pieces.push(piece.text);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join("")).toMatch(/\w+ \w+/);
});

test("a missing endpoint is explained", async () => {
  const clients = aws.clients();
  expect(await refusal(() => invokeEndpoint(clients, callOf("nothing", chat(false))))).toBe(
    "endpoint-missing",
  );
});

test("a component must be named, and then answers", async () => {
  const clients = aws.clients();
  const calls = await makeEndpoint(clients, aComponentDeployment());
  await aws.control("clock/advance", { seconds: 600 });
  await makeComponent(clients, calls);
  await aws.control("clock/advance", { seconds: 600 });
  const call = callOf("twin-llama", chat(false));
  expect(await refusal(() => invokeEndpoint(clients, call))).toBe("component-needed");
  const answer = await invokeEndpoint(clients, { ...call, component: "twin-llama-ic" });
  expect(parseAnswer("openai-chat", answer.body).text).toMatch(/\w/);
});

test("a stream that breaks in the middle is an error of AWS", async () => {
  await serveAnswers((_request, response) => {
    response.writeHead(200, { "content-type": "application/vnd.amazon.eventstream" });
    response.write("not an event");
    response.destroy();
  });
  const pieces = streamEndpoint(aws.clients(), callOf("twin-llama", chat(true)));
  await expect(pieces.next()).rejects.toMatchObject({ operation: "InvokeEndpointWithResponseStream" });
});

const result = (Id: string, at: number, value: number) => ({ Id, Timestamps: [at], Values: [value] });

test("points of several pages are put together, oldest first", async () => {
  let page = 0;
  await serveAnswers((_request, response) => {
    page += 1;
    const first = [result("invocations", 1_700_000_060, 4), result("p50", 1_700_000_060, 2_500_000)];
    const second = [result("invocations", 1_700_000_000, 2), result("p90", 1_700_000_060, 3_000_000)];
    response.setHeader("content-type", "application/x-amz-json-1.0");
    const body = page === 1 ? { MetricDataResults: first, NextToken: "more" } : { MetricDataResults: second };
    response.end(JSON.stringify(body));
  });
  const query = { endpoint: "e", variant: "v", from: new Date(0), until: new Date(1), periodSeconds: 60 };
  expect(await readInvocations(aws.clients(), query)).toEqual([
    { at: "2023-11-14T22:13:20.000Z", invocations: 2, latencyP50: null, latencyP90: null },
    { at: "2023-11-14T22:14:20.000Z", invocations: 4, latencyP50: 2500, latencyP90: 3000 },
  ]);
});
