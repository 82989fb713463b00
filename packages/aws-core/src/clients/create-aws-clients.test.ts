import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listInferenceProfiles } from "../profiles/list-inference-profiles.ts";
import { streamConversation } from "../conversations/stream-conversation.ts";
import { closeAwsClients, createAwsClients, defaultTimeouts, type AwsClients } from "./create-aws-clients.ts";

/** A server that takes connections and requests, and never answers. */
let blackHole: Server;
let connections: Socket[];
let clients: AwsClients;

const timeouts = { connectMs: 5000, requestMs: 100, streamIdleMs: 300 };

beforeEach(async () => {
  connections = [];
  blackHole = createServer((socket) => {
    connections.push(socket);
    socket.resume();
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  blackHole.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = blackHole.address();
  const port = typeof address === "object" ? address?.port : undefined;
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  clients = createAwsClients({ region: "us-west-2", timeouts });
});

afterEach(() => {
  closeAwsClients(clients);
  vi.unstubAllEnvs();
  for (const socket of connections) socket.destroy();
  blackHole.close();
});

/** Runs a call that must fail; returns what it threw and after how many milliseconds. */
async function failing(call: () => Promise<unknown>): Promise<{ error: unknown; afterMs: number }> {
  const began = performance.now();
  try {
    await call();
  } catch (error) {
    return { error, afterMs: performance.now() - began };
  }
  throw new Error("The call succeeded.");
}

test("a server that never answers is given up after three attempts within the request limit", async () => {
  const { error, afterMs } = await failing(() => listInferenceProfiles(clients, { type: "APPLICATION" }));
  expect(error).toMatchObject({ code: "timeout", operation: "ListInferenceProfiles" });
  expect(connections).toHaveLength(3);
  expect(afterMs).toBeLessThan(defaultTimeouts.requestMs);
});

test("a model that never answers is given up after one attempt within the idle limit", async () => {
  const messages = [{ role: "user" as const, text: "Hello" }];
  const events = streamConversation(
    clients,
    { modelId: "amazon.nova-lite-v1:0", messages },
    AbortSignal.any([]),
  );
  const { error, afterMs } = await failing(() => events.next());
  expect(error).toMatchObject({ code: "timeout", operation: "ConverseStream" });
  expect(connections).toHaveLength(1);
  expect(afterMs).toBeGreaterThan(250);
  expect(afterMs).toBeLessThan(defaultTimeouts.requestMs);
});

test("an address that nobody listens on is unavailable, not a hang", async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
  const nowhere = createAwsClients({ region: "us-west-2", timeouts });
  const { error } = await failing(() => listInferenceProfiles(nowhere, { type: "APPLICATION" }));
  expect(error).toMatchObject({ code: "unavailable" });
});
