import { expect, test } from "vitest";
import { closeAwsClients, createAwsClients } from "../clients/create-aws-clients.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { ConversationEvent, type ConversationInput } from "./schema.ts";
import { streamConversation } from "./stream-conversation.ts";

const aws = simulateAws();

const profileArn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/dsh66sruwg0s";

function asking(text: string, more: Partial<ConversationInput> = {}): ConversationInput {
  return { modelId: profileArn, messages: [{ role: "user", text }], ...more };
}

/** Reads what is left of a conversation. */
async function rest(events: AsyncGenerator<ConversationEvent>): Promise<ConversationEvent[]> {
  const read: ConversationEvent[] = [];
  for await (const event of events) read.push(ConversationEvent.parse(event));
  return read;
}

const unaborted = new AbortController().signal;

/** A whole conversation. */
function heard(input: ConversationInput, clients = aws.clients()): Promise<ConversationEvent[]> {
  return rest(streamConversation(clients, input, unaborted));
}

/** What AWS saw of the conversations. */
const journal = () => aws.calls().filter(({ operation }) => operation === "ConverseStream");

test("an answer arrives as start, text, stop and usage", async () => {
  const events = await heard(asking("Tell me about quarries."));
  const types = events.map(({ type }) => type);
  expect(types[0]).toBe("start");
  expect(types.slice(1, -2).every((type) => type === "text")).toBe(true);
  expect(types.slice(-2)).toEqual(["stop", "usage"]);
  expect(events.at(-2)).toMatchObject({ stopReason: "end_turn" });
  const usage = events.at(-1);
  expect(usage).toMatchObject({ cacheReadInputTokens: 0, latencyMs: expect.any(Number) });
});

test("text of any script arrives whole", async () => {
  const words = "Zürich 東京 🚀👩‍🚀";
  const events = await heard(asking(`Repeat after me: ${words}`));
  const text = events.flatMap((event) => (event.type === "text" ? [event.text] : [])).join("");
  expect(text).not.toContain("\uFFFD");
});

test("settings reach AWS as they are, and absent ones not at all", async () => {
  await heard(
    asking("Hello", {
      system: "Be brief.",
      temperature: 0,
      maxTokens: 20,
      requestMetadata: { team: "search" },
    }),
  );
  await heard(asking("Hello", { system: "", requestMetadata: {} }));
  const [first, second] = journal().map(({ input }) => input);
  expect(first).toMatchObject({
    modelId: profileArn,
    system: [{ text: "Be brief." }],
    inferenceConfig: { temperature: 0, maxTokens: 20 },
    requestMetadata: { team: "search" },
  });
  expect(first).not.toHaveProperty("inferenceConfig.topP");
  expect(Object.keys(second ?? {}).toSorted()).toEqual(["messages", "modelId"]);
});

test("an answer that is cut at the token limit says so", async () => {
  const events = await heard(asking("Write a long essay about limestone.", { maxTokens: 5 }));
  expect(events).toContainEqual({ type: "stop", stopReason: "max_tokens" });
});

test.for([
  ["throttle", undefined, "throttled"],
  ["server-error", undefined, "unavailable"],
  ["error", "ModelNotReadyException", "not-ready"],
  ["error", "AccessDeniedException", "denied"],
  ["error", "ValidationException", "invalid"],
] as const)(
  "a failure before the answer (%s %s) is %s after one single call",
  async ([kind, code, expected]) => {
    await aws.control("failures", { operation: "ConverseStream", kind, ...(code ? { code } : {}) });
    await expect(heard(asking("Hello"))).rejects.toMatchObject({
      code: expected,
      operation: "ConverseStream",
    });
    expect(journal()).toHaveLength(1);
  },
);

test.for([
  ["throttle", undefined, "throttled"],
  ["error", "ModelStreamErrorException", "unavailable"],
  ["error", "ValidationException", "invalid"],
  ["server-error", undefined, "unavailable"],
] as const)(
  "a failure inside the answer (%s %s) is %s, after the text that came before it",
  async ([kind, code, expected]) => {
    await aws.control("failures", {
      operation: "ConverseStream",
      kind,
      midStream: 4,
      ...(code ? { code } : {}),
    });
    const events: ConversationEvent[] = [];
    const reading = async (): Promise<void> => {
      for await (const event of streamConversation(aws.clients(), asking("Hello"), unaborted))
        events.push(event);
    };
    await expect(reading()).rejects.toMatchObject({ code: expected, operation: "ConverseStream" });
    expect(events.map(({ type }) => type)).toContain("text");
    expect(events.map(({ type }) => type)).not.toContain("usage");
    expect(journal()).toHaveLength(1);
  },
);

test("an answer that falls silent is given up after the idle limit", async () => {
  await aws.control("failures", { operation: "ConverseStream", kind: "timeout", midStream: 4 });
  const timeouts = { connectMs: 500, requestMs: 500, streamIdleMs: 400 };
  const clients = createAwsClients({ region: "us-west-2", timeouts });
  await expect(heard(asking("Hello"), clients)).rejects.toMatchObject({ code: "timeout" });
  closeAwsClients(clients);
});

const slow = { tokensPerSecond: 10, firstTokenMs: 0 };

/** Reads on to the first piece of text, and leaves the conversation going. */
async function untilText(events: ReturnType<typeof streamConversation>): Promise<void> {
  const { done, value } = await events.next();
  if (!done && value.type !== "text") await untilText(events);
}

test("a connection that breaks in the middle is unavailable, and is not tried again", async () => {
  aws.configure({ ...slow, tokensPerSecond: 100 });
  await aws.control("failures", { operation: "ConverseStream", kind: "drop-after-effect", midStream: 4 });
  const events = streamConversation(aws.clients(), asking("Write a long essay."), unaborted);
  await untilText(events);
  await expect(rest(events)).rejects.toMatchObject({ code: "unavailable", operation: "ConverseStream" });
  expect(journal()).toHaveLength(1);
});

test("an aborted signal ends the request at AWS within two seconds, as an aborted error", async () => {
  aws.configure(slow);
  const stop = new AbortController();
  const events = streamConversation(aws.clients(), asking("Write a long essay."), stop.signal);
  await untilText(events);
  stop.abort();
  await expect(events.next()).rejects.toMatchObject({ code: "aborted" });
  await expect.poll(() => journal()[0]?.outcome, { timeout: 2000 }).toBe("aborted");
});

test("leaving the loop ends the request at AWS within two seconds", async () => {
  aws.configure(slow);
  const events = streamConversation(aws.clients(), asking("Write a long essay."), unaborted);
  for await (const event of events) if (event.type === "text") break;
  await expect.poll(() => journal()[0]?.outcome, { timeout: 2000 }).toBe("aborted");
});

test("a signal that is aborted beforehand makes no call", async () => {
  const events = streamConversation(aws.clients(), asking("Hello"), AbortSignal.abort());
  await expect(events.next()).rejects.toMatchObject({ code: "aborted" });
  expect(journal()).toHaveLength(0);
});

test("an abort before the first token ends the request too", async () => {
  aws.configure({ ...slow, firstTokenMs: 60_000 });
  const stop = new AbortController();
  const events = streamConversation(aws.clients(), asking("Hello"), stop.signal);
  await events.next();
  const firstText = events.next();
  stop.abort();
  await expect(firstText).rejects.toMatchObject({ code: "aborted" });
  await expect.poll(() => journal()[0]?.outcome, { timeout: 2000 }).toBe("aborted");
});
