import { z } from "zod";
import { arns } from "../fixtures/an-export.ts";
import { expect, test } from "../fixtures/test.ts";

const longQuestion = "Write an essay of 3000 words about audit trails.";
const body = (text: string) => ({ target: arns.alive, messages: [{ role: "user", text }] });

test("an answer arrives as server-sent events, each a JSON object with a type", async ({ portal, apiAs }) => {
  const { token } = await apiAs("linus");
  const answer = await ask(portal, token, { text: "Say hello in 3 words" });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const events = eventsIn(await answer.text());
  const types = events.map(({ type }) => type);
  expect(types.slice(0, 2)).toEqual(["start", "first-token"]);
  expect(types.slice(-3)).toEqual(["stop", "usage", "done"]);
  expect(events.map(({ text }) => text ?? "").join("")).toBe("Hello there, friend.");
});

test("words arrive while the model still writes", async ({ portal, apiAs }) => {
  const { token } = await apiAs("linus");
  const hangUp = new AbortController();
  const answer = await ask(portal, token, { text: longQuestion, signal: hangUp.signal });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let chunks = 0;
  let text = "";
  let isOver = false;
  // Two words may come in one piece to a reader who is late, so that there has to be another one after it.
  while (!isOver && (chunks < 2 || !/"type":"text".*"type":"text"/su.test(text))) {
    const { value, done = true } = (await reader?.read()) ?? {};
    text += decoder.decode(value, { stream: true });
    chunks += 1;
    isOver = done;
  }
  expect(isOver).toBe(false);
  expect(chunks).toBeGreaterThan(1);
  expect(text).not.toContain('"type":"done"');
  hangUp.abort();
});

test("when the caller hangs up, the call to AWS ends within two seconds", async ({
  portal,
  apiAs,
  simulator,
}) => {
  const { token } = await apiAs("linus");
  const mark = await simulator.mark();
  const hangUp = new AbortController();
  const answer = await ask(portal, token, { text: longQuestion, signal: hangUp.signal });
  await answer.body?.getReader().read();
  const outcome = async () =>
    (await simulator.callsSince(mark)).find(({ operation }) => operation === "ConverseStream")?.outcome;
  // What opens the stream does not wait for AWS.
  await expect.poll(outcome).toBe("in-progress");
  hangUp.abort();
  await expect.poll(outcome, { timeout: 2_000, intervals: [50] }).toBe("aborted");
});

test("a question to a profile nobody has is a problem document, not a stream", async ({
  apiAs,
  simulator,
}) => {
  const mark = await simulator.mark();
  const linus = await apiAs("linus");
  const answer = await linus.post("/conversations/messages", { ...body("Hello"), target: arns.foreign });
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([404, "application/problem+json"]);
  const calls = await simulator.callsSince(mark);
  expect(calls.filter(({ operation }) => operation.startsWith("Converse"))).toEqual([]);
});

test("an auditor may not spend money on a model", async ({ apiAs, simulator }) => {
  const mark = await simulator.mark();
  const radia = await apiAs("radia");
  expect((await radia.post("/conversations/messages", body("Hello"))).status()).toBe(403);
  const calls = await simulator.callsSince(mark);
  expect(calls.filter(({ operation }) => operation.startsWith("Converse"))).toEqual([]);
});

const AnswerEvent = z.looseObject({ type: z.string(), text: z.string().optional() });

function eventsIn(stream: string) {
  return [...stream.matchAll(/^data: (\{.*)$/gmu)].map(([, data = ""]) =>
    AnswerEvent.parse(JSON.parse(data)),
  );
}

function ask(portal: string, token: string, { text, signal }: { text: string; signal?: AbortSignal }) {
  return fetch(`${portal}/api/v1/conversations/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body(text)),
    ...(signal && { signal }),
  });
}
