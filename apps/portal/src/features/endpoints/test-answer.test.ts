import type { InvocationEvent } from "@quarry/domain/endpoints/invocation-schema";
import { expect, test } from "vitest";
import { waitingAnswer, withEnd, withEvent, withStop } from "./test-answer.ts";

const streamed: InvocationEvent[] = [
  { type: "request", body: '{"inputs":"Hi"}', component: "llama-ic" },
  { type: "first-piece", afterMillis: 40 },
  { type: "raw", text: "data: 1\n" },
  { type: "text", text: "Good " },
  { type: "raw", text: "data: 2\n" },
  { type: "text", text: "morning" },
];
const failed: InvocationEvent = {
  type: "failed",
  code: "invalid",
  title: "The container expects another body",
  cause: "missing field `inputs`",
  remedy: "Choose the body form of its image.",
  message: "missing field `inputs`",
  isPassing: false,
  status: 424,
  containerStatus: 422,
  requestId: "r-1",
};

test("the events of a stream add up to one answer, with its body as it came", () => {
  const answer = [...streamed, { type: "done", durationMillis: 90 } as const].reduce(
    withEvent,
    waitingAnswer,
  );
  expect(answer).toEqual({
    state: "done",
    request: { body: '{"inputs":"Hi"}', component: "llama-ic" },
    queue: null,
    text: "Good morning",
    raw: "data: 1\ndata: 2\n",
    firstPieceMillis: 40,
    durationMillis: 90,
    facts: null,
    failure: null,
  });
});

test("what an answer tells of itself is kept beside it", () => {
  const facts = { inputTokens: 4, outputTokens: 2, finishReason: "length", vectors: null };
  expect(withEvent(waitingAnswer, { type: "facts", ...facts }).facts).toEqual(facts);
});

test("a failure keeps the words before it and both statuses", () => {
  expect([...streamed, failed].reduce(withEvent, waitingAnswer)).toMatchObject({
    state: "failed",
    text: "Good morning",
    failure: { status: 424, containerStatus: 422, requestId: "r-1" },
  });
});

test("events that end without a last one are told as broken off, and no others", () => {
  expect(withEnd(streamed.reduce(withEvent, waitingAnswer))).toMatchObject({
    state: "failed",
    failure: { title: "The answer broke off" },
  });
  const refused = withEvent(waitingAnswer, failed);
  expect(withEnd(refused)).toBe(refused);
});

test("stopping keeps what had come, and hides no failure", () => {
  expect(withStop(streamed.reduce(withEvent, waitingAnswer))).toMatchObject({
    state: "stopped",
    text: "Good morning",
  });
  const refused = withEvent(waitingAnswer, failed);
  expect(withStop(refused)).toBe(refused);
});

const queued: InvocationEvent[] = [
  { type: "request", body: "{}", component: null },
  {
    type: "queued",
    inferenceId: "i-1",
    input: "s3://b/in/1.json",
    output: "s3://b/out/1.out",
    failure: null,
  },
  { type: "waiting", waitedMillis: 1500 },
];

test("a queued call tells where it lies and how long it has waited, and keeps both with its answer", () => {
  const waiting = queued.reduce(withEvent, waitingAnswer);
  const queue = {
    inferenceId: "i-1",
    input: "s3://b/in/1.json",
    output: "s3://b/out/1.out",
    failure: null,
    waitedMillis: 1500,
  };
  expect(waiting).toMatchObject({ state: "queued", queue });
  expect(withStop(waiting)).toMatchObject({ state: "stopped", queue });
  const done = withEvent(withEvent(waiting, { type: "raw", text: "[]" }), {
    type: "done",
    durationMillis: 9,
  });
  expect(done).toMatchObject({ state: "done", raw: "[]", queue });
});
