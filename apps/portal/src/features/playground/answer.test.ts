import type { AnswerEvent } from "@quarry/domain/playground/schema";
import { expect, test } from "vitest";
import { isRunning, waitingAnswer, withEnd, withEvent, withStop } from "./answer.ts";

const events: AnswerEvent[] = [
  { type: "start", requestId: "r-1" },
  { type: "first-token", afterMillis: 210 },
  { type: "reasoning", text: "Think." },
  { type: "text", text: "Good " },
  { type: "text", text: "morning." },
  { type: "stop", stopReason: "end_turn" },
  {
    type: "usage",
    inputTokens: 12,
    outputTokens: 3,
    totalTokens: 15,
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 0,
    latencyMs: 640,
  },
  { type: "done", durationMillis: 700 },
];

const failed: AnswerEvent = {
  type: "failed",
  code: "throttled",
  title: "Too many requests",
  cause: "AWS slowed the calls down.",
  remedy: "Wait a moment.",
  requestId: null,
};

test("the events of a stream add up to one answer with its figures", () => {
  expect(events.reduce(withEvent, waitingAnswer)).toEqual({
    state: "done",
    text: "Good morning.",
    reasoning: "Think.",
    requestId: "r-1",
    firstTokenMillis: 210,
    durationMillis: 700,
    latencyMillis: 640,
    inputTokens: 12,
    outputTokens: 3,
    stopReason: "end_turn",
    failure: null,
  });
});

test("a failure inside the stream keeps the words before it and names the request", () => {
  const answer = [...events.slice(0, 4), failed].reduce(withEvent, waitingAnswer);
  expect(answer).toMatchObject({
    state: "failed",
    text: "Good ",
    failure: { title: "Too many requests", requestId: "r-1" },
  });
});

test("a stream that ends without its last event is told as broken off", () => {
  expect(withEnd(events.slice(0, 4).reduce(withEvent, waitingAnswer))).toMatchObject({
    state: "failed",
    failure: { title: "The answer broke off" },
  });
});

test("a stream that ended as it should is left alone", () => {
  const done = events.reduce(withEvent, waitingAnswer);
  expect(withEnd(done)).toBe(done);
});

test("stopping keeps what had come", () => {
  const answer = withStop(events.slice(0, 4).reduce(withEvent, waitingAnswer));
  expect(answer).toMatchObject({ state: "stopped", text: "Good " });
  expect(isRunning(answer)).toBe(false);
});

test("stopping a failed answer does not hide its failure", () => {
  const answer = withEvent(waitingAnswer, failed);
  expect(withStop(answer)).toBe(answer);
});
