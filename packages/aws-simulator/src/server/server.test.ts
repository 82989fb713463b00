import * as runtimeSdk from "@aws-sdk/client-bedrock-runtime";
import { describe, expect } from "vitest";
import { homeRegion, test } from "../testing/simulator-test.ts";
import { defineService, operation } from "../wire/service.ts";
import type { Simulator } from "../start-simulator.ts";
import { startSimulator } from "../start-simulator.ts";

const scope = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKID/20261120/us-west-2/${service}/aws4_request, SignedHeaders=host`;

type Call = {
  service?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
};

async function call(simulator: Simulator, path: string, init: Call = {}) {
  const { service = "bedrock", ...request } = init;
  const headers: Record<string, string> = service === "" ? {} : { authorization: scope(service) };
  const response = await fetch(`${simulator.url}${path}`, {
    ...request,
    headers: { ...headers, ...request.headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("the front door", () => {
  test("an unsigned request lacks an authentication token", async ({ simulator }) => {
    const { status, text } = await call(simulator, "/inference-profiles", { service: "" });
    expect([status, JSON.parse(text)]).toEqual([
      403,
      { __type: "MissingAuthenticationTokenException", message: "Missing Authentication Token" },
    ]);
  });

  test("a bearer token finds its service by the path", async ({ simulator }) => {
    const { status } = await call(simulator, "/foundation-models", {
      service: "",
      headers: { authorization: "Bearer bedrock-api-key-abc" },
    });
    expect([status, simulator.journal()[0]?.region]).toEqual([200, "us-east-1"]);
  });

  test("a presigned request is known by its query", async ({ simulator }) => {
    const { status } = await call(
      simulator,
      "/foundation-models?X-Amz-Credential=AKID%2F20261120%2Feu-west-1%2Fbedrock%2Faws4_request",
      { service: "" },
    );
    expect([status, simulator.journal()[0]?.region]).toEqual([200, "eu-west-1"]);
  });

  for (const [what, path, service, named] of [
    ["a path that the service lacks", "/nowhere", "bedrock", "GET /nowhere"],
    ["an operation that is not simulated", "/guardrails", "bedrock", "bedrock:ListGuardrails"],
    ["a service that is not simulated", "/", "dynamodb", "GET /"],
  ] as const) {
    test(`${what} is an unknown operation`, async ({ simulator }) => {
      const { status, headers, text } = await call(simulator, path, { service });
      expect(status).toBe(404);
      expect(headers.get("x-amzn-errortype")).toBe("UnknownOperationException");
      expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
      expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining(named) });
    });
  }

  test("an unknown operation of a Query service is told in XML", async ({ simulator }) => {
    const { status, text } = await call(simulator, "/", {
      service: "sts",
      method: "POST",
      body: "Action=GetSessionToken",
    });
    expect(status).toBe(404);
    expect(text).toMatch(/^<ErrorResponse xmlns="https:\/\/sts.*<Code>UnknownOperationException<\/Code>/);
  });

  test("an ARN whose slash is not encoded is an unknown operation, as in AWS", async ({ simulator }) => {
    const { status } = await call(
      simulator,
      "/inference-profiles/arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/dsh66sruwg0s",
    );
    expect(status).toBe(404);
  });

  test("every answer has a request id, and an error its type", async ({ simulator }) => {
    const good = await call(simulator, "/foundation-models");
    const bad = await call(simulator, "/inference-profiles/absent");
    expect(good.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(bad.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(bad.headers.get("x-amzn-errortype")).toBe("ResourceNotFoundException");
  });

  test("a timestamp is ISO 8601 in Bedrock's JSON", async ({ simulator }) => {
    const { text } = await call(simulator, "/inference-profiles/dsh66sruwg0s");
    expect(JSON.parse(text)).toMatchObject({ createdAt: "2026-01-14T09:12:44.102Z" });
  });
});

describe("bodies", () => {
  for (const [what, body, message] of [
    ["that is not JSON", "{", "Unable to parse"],
    ["that is a list", "[]", "Start of structure"],
    [
      "with a number for a text",
      JSON.stringify({ resourceARN: 7 }),
      "NUMBER_VALUE can not be converted to a String",
    ],
    [
      "with a text for a list",
      JSON.stringify({ resourceARN: "a".repeat(20), tags: "x" }),
      "STRING_VALUE can not be converted to a List",
    ],
    [
      "with a text for a structure",
      JSON.stringify({ resourceARN: "a".repeat(20), tags: ["x"] }),
      "STRING_VALUE can not be converted to a Structure",
    ],
  ] as const) {
    test(`a body ${what} cannot be read`, async ({ simulator }) => {
      const { status, headers, text } = await call(simulator, "/tagResource", { method: "POST", body });
      expect([status, headers.get("x-amzn-errortype")]).toEqual([400, "SerializationException"]);
      expect(JSON.parse(text)).toEqual({ message: expect.stringContaining(message) });
    });
  }

  test("a body above 64 MiB is answered with 413", async ({ simulator }) => {
    const { status } = await call(simulator, "/model/x/invoke", {
      method: "POST",
      body: Buffer.alloc(64 * 1024 * 1024 + 1),
    });
    expect(status).toBe(413);
  });
});

async function* broken(): AsyncGenerator<runtimeSdk.ConverseStreamOutput> {
  yield { messageStart: { role: "assistant" } };
  throw new TypeError("planted by a test");
}

test("a defect in the middle of a stream cuts the connection rather than leave the client waiting", async () => {
  const service = defineService({
    name: "bedrock-runtime",
    signingName: "bedrock",
    sdk: runtimeSdk,
    client: new runtimeSdk.BedrockRuntimeClient({ region: homeRegion }),
    constraints: {},
    operations: [
      operation<runtimeSdk.ConverseStreamRequest, runtimeSdk.ConverseStreamResponse>("ConverseStream", {
        effect: "read",
        access: () => [],
        run: () => ({ stream: broken() }),
      }),
    ],
  });
  const simulator = await startSimulator({ port: 0, services: [service] });
  const answer = await fetch(`${simulator.url}/model/any/converse-stream`, {
    method: "POST",
    headers: { authorization: scope("bedrock") },
    body: "{}",
  });
  await expect(answer.arrayBuffer()).rejects.toBeInstanceOf(Error);
  expect(simulator.journal()).toMatchObject([
    { outcome: "error", error: { code: "InternalServerException" } },
  ]);
  await simulator.close();
});

test("a busy port is refused with the system's code", async ({ simulator }) => {
  await expect(startSimulator({ port: simulator.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closing cuts open connections and frees the port", async () => {
  const first = await startSimulator({ port: 0 });
  await (await fetch(`${first.url}/_simulator/health`)).text();
  await first.close();
  const second = await startSimulator({ port: first.port });
  expect(second.port).toBe(first.port);
  await second.close();
});

test("an unknown scenario is refused before the port is opened", async () => {
  await expect(startSimulator({ port: 0, scenario: "nope" })).rejects.toThrow(
    'There is no scenario "nope". Scenarios: company',
  );
});
