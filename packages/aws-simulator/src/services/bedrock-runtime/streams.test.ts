import { ConverseStreamCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import type { BedrockRuntimeClient, ConverseStreamOutput } from "@aws-sdk/client-bedrock-runtime";
import { BedrockRuntimeClient as RuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, vi } from "vitest";
import { anyCredentials, asUser, homeRegion, studioMadeArn, test } from "../../testing/simulator-test.ts";
import type { Simulator } from "../../start-simulator.ts";

async function collect<Event>(stream: AsyncIterable<Event> | undefined): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}

const openStream = (runtime: BedrockRuntimeClient, text: string, abortSignal?: AbortSignal) =>
  runtime.send(
    new ConverseStreamCommand({ modelId: studioMadeArn, messages: asUser(text) }),
    abortSignal === undefined ? {} : { abortSignal },
  );

const kinds = (events: ConverseStreamOutput[]): string[] =>
  events.map((event) => Object.keys(event)[0] ?? "");

const textOf = (events: ConverseStreamOutput[]): string =>
  events.map((event) => event.contentBlockDelta?.delta?.text ?? "").join("");

describe("events", () => {
  test("a stream begins, tells word by word, stops and then reports", async ({ clients: { runtime } }) => {
    const events = await collect((await openStream(runtime, 'Say "one two three"')).stream);
    expect(kinds(events)).toEqual([
      "messageStart",
      "contentBlockDelta",
      "contentBlockDelta",
      "contentBlockDelta",
      "contentBlockStop",
      "messageStop",
      "metadata",
    ]);
    expect(textOf(events)).toBe("one two three");
    expect(events.at(-2)?.messageStop?.stopReason).toBe("end_turn");
    expect(events.at(-1)?.metadata).toMatchObject({
      usage: { outputTokens: 3 },
      metrics: { latencyMs: expect.any(Number) },
    });
  });

  test("the use of a tool is a block of its own whose input comes in pieces", async ({
    clients: { runtime },
  }) => {
    const toolConfig = {
      tools: [
        {
          toolSpec: {
            name: "get_weather",
            inputSchema: { json: { properties: { city: { type: "string" } } } },
          },
        },
      ],
    };
    const command = new ConverseStreamCommand({
      modelId: studioMadeArn,
      messages: asUser("weather in the city of Trondheim"),
      toolConfig,
    });
    const events = await collect((await runtime.send(command)).stream);
    const pieces = events.flatMap((event) => event.contentBlockDelta?.delta?.toolUse?.input ?? []);
    expect(events.find((event) => event.contentBlockStart)?.contentBlockStart?.start?.toolUse?.name).toBe(
      "get_weather",
    );
    expect(pieces.length).toBeGreaterThan(1);
    expect(JSON.parse(pieces.join(""))).toEqual({ city: "city of Trondheim" });
    expect(events.at(-2)?.messageStop?.stopReason).toBe("tool_use");
  });

  test("words come at the set pace", async ({ clients: { runtime }, control }) => {
    await control("/settings", { tokensPerSecond: 50, firstTokenMs: 100 });
    const started = performance.now();
    const times: number[] = [];
    for await (const event of (await openStream(runtime, "Write 20 words about tea")).stream ?? []) {
      if (event.contentBlockDelta !== undefined) times.push(performance.now() - started);
    }
    expect(times[0]).toBeGreaterThan(90);
    expect(times.at(-1)).toBeGreaterThan(400);
  });
});

async function overHttp1(
  simulator: Simulator,
  use: (runtime: BedrockRuntimeClient) => Promise<void>,
): Promise<void> {
  const runtime = new RuntimeClient({
    region: homeRegion,
    endpoint: simulator.url,
    credentials: anyCredentials,
    requestHandler: new NodeHttpHandler(),
  });
  await use(runtime);
  runtime.destroy();
}

test("HTTP/1.1 and HTTP/2 clients get the same stream from one port", async ({
  simulator,
  clients: { runtime },
}) => {
  const events = await collect((await openStream(runtime, "Say OK")).stream);
  await overHttp1(simulator, async (plain) => {
    const same = await collect((await openStream(plain, "Say OK")).stream);
    expect(kinds(same)).toEqual(kinds(events));
  });
  expect(simulator.journal().map(({ transport }) => transport)).toEqual(["http/2", "http/1.1"]);
});

/** Reads so many words and leaves the loop. */
async function readUntil(
  stream: AsyncIterable<ConverseStreamOutput> | undefined,
  words: number,
): Promise<void> {
  let read = 0;
  for await (const event of stream ?? []) {
    if (event.contentBlockDelta !== undefined) read += 1;
    if (read === words) return;
  }
}

async function leave(simulator: Simulator, runtime: BedrockRuntimeClient): Promise<void> {
  simulator.configure({ tokensPerSecond: 20 });
  const abort = new AbortController();
  const { stream } = await openStream(runtime, "Write 500 words about tea", abort.signal);
  await readUntil(stream, 3);
  abort.abort();
  const left = performance.now();
  await vi.waitFor(() => expect(simulator.journal()[0]?.outcome).toBe("aborted"), {
    timeout: 1000,
    interval: 10,
  });
  expect(performance.now() - left).toBeLessThan(1000);
  expect(simulator.journal()[0]?.tokensSent).toBeLessThan(20);
  expect(simulator.journal()[0]?.durationMs).toBeLessThan(2000);
}

describe("a client that leaves", () => {
  test("stops the stream within a second over HTTP/2, and the journal tells so", async ({
    simulator,
    clients: { runtime },
  }) => {
    await leave(simulator, runtime);
  });

  test("stops the stream within a second over HTTP/1.1, and the journal tells so", async ({ simulator }) => {
    await overHttp1(simulator, (runtime) => leave(simulator, runtime));
  });
});

test("an answer begins before its first word is due", async ({ simulator }) => {
  simulator.configure({ tokensPerSecond: 100, firstTokenMs: 60_000 });
  const path = "/model/us.meta.llama3-3-70b-instruct-v1:0/invoke-with-response-stream";
  const abort = new AbortController();
  const answer = await fetch(`${simulator.url}${path}`, {
    method: "POST",
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=AKID/20261120/us-west-2/bedrock/aws4_request" },
    body: JSON.stringify({ prompt: "Say OK" }),
    signal: abort.signal,
  });
  expect(answer.headers.get("content-type")).toBe("application/vnd.amazon.eventstream");
  abort.abort();
});

describe("failures inside a stream", () => {
  const injected: [string, object, string][] = [
    ["throttling", { kind: "throttle" }, "ThrottlingException"],
    ["a server error", { kind: "server-error" }, "InternalServerException"],
    [
      "a model's error",
      { kind: "error", code: "ModelStreamErrorException", message: "The model broke" },
      "ModelStreamErrorException",
    ],
  ];
  for (const [what, failure, name] of injected) {
    test(`${what} comes as an exception after the first words`, async ({ clients: { runtime }, control }) => {
      await control("/failures", { operation: "ConverseStream", count: 1, midStream: 4, ...failure });
      const { stream } = await openStream(runtime, "Write 50 words about tea");
      const events: ConverseStreamOutput[] = [];
      await expect(async () => {
        for await (const event of stream ?? []) events.push(event);
      }).rejects.toMatchObject({ name });
      expect(kinds(events)).toEqual([
        "messageStart",
        "contentBlockDelta",
        "contentBlockDelta",
        "contentBlockDelta",
      ]);
      expect(await collect((await openStream(runtime, "Say OK")).stream)).toHaveLength(5);
    });
  }

  test("a connection cut in the middle is an error of the connection", async ({
    clients: { runtime },
    control,
  }) => {
    await control("/failures", {
      operation: "ConverseStream",
      count: 1,
      kind: "drop-after-effect",
      midStream: true,
    });
    const { stream } = await openStream(runtime, "Write 50 words about tea");
    await expect(collect(stream)).rejects.toBeInstanceOf(Error);
  });

  test("an error that the stream's union lacks is still an error", async ({
    clients: { runtime },
    control,
  }) => {
    await control("/failures", {
      operation: "ConverseStream",
      count: 1,
      kind: "error",
      code: "SomethingElse",
      midStream: 1,
    });
    const { stream } = await openStream(runtime, "Say OK");
    await expect(collect(stream)).rejects.toBeInstanceOf(Error);
  });

  test("the chunks of InvokeModelWithResponseStream fail alike", async ({
    clients: { runtime },
    control,
  }) => {
    await control("/failures", {
      operation: "bedrock-runtime:InvokeModelWithResponseStream",
      kind: "throttle",
      midStream: 2,
    });
    const body = JSON.stringify({
      anthropic_version: "bedrock-2023-05-31",
      max_tokens: 50,
      messages: [{ role: "user", content: "Hello" }],
    });
    const { body: stream } = await runtime.send(
      new InvokeModelWithResponseStreamCommand({ modelId: studioMadeArn, body }),
    );
    await expect(collect(stream)).rejects.toMatchObject({ name: "ThrottlingException" });
  });
});
