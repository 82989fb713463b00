import type { InvocationEvent, InvocationFailed } from "@quarry/domain/endpoints/invocation-schema";

type Facts = Omit<Extract<InvocationEvent, { type: "facts" }>, "type">;

/** Why an answer did not come, and what to do about it. */
export type TestFailure = Omit<InvocationFailed, "type" | "code">;

/** One answer as it grows; times are milliseconds since the call. */
export interface TestAnswer {
  state: "waiting" | "queued" | "streaming" | "done" | "stopped" | "failed";
  /** What was sent, exactly; null until it was. */
  request: { body: string; component: string | null } | null;
  /** Of a queued call where it and its answer lie in S3, and how long it has waited; null for any other. */
  queue: TestQueue | null;
  text: string;
  /** The body as it came. */
  raw: string;
  firstPieceMillis: number | null;
  durationMillis: number | null;
  facts: Facts | null;
  failure: TestFailure | null;
}

export type TestQueue = Omit<Extract<InvocationEvent, { type: "queued" }>, "type"> & {
  waitedMillis: number;
};

export const waitingAnswer: TestAnswer = {
  state: "waiting",
  request: null,
  queue: null,
  text: "",
  raw: "",
  firstPieceMillis: null,
  durationMillis: null,
  facts: null,
  failure: null,
};

/** The answer after one more event. */
export function withEvent(answer: TestAnswer, event: InvocationEvent): TestAnswer {
  switch (event.type) {
    case "request":
      return { ...answer, request: { body: event.body, component: event.component } };
    case "queued": {
      const { inferenceId, input, output, failure } = event;
      return { ...answer, state: "queued", queue: { inferenceId, input, output, failure, waitedMillis: 0 } };
    }
    case "waiting":
      return { ...answer, queue: answer.queue && { ...answer.queue, waitedMillis: event.waitedMillis } };
    case "first-piece":
      return { ...answer, state: "streaming", firstPieceMillis: event.afterMillis };
    case "text":
      return { ...answer, text: answer.text + event.text };
    case "raw":
      return { ...answer, raw: answer.raw + event.text };
    case "facts": {
      const { inputTokens, outputTokens, finishReason, vectors } = event;
      return { ...answer, facts: { inputTokens, outputTokens, finishReason, vectors } };
    }
    case "done":
      return { ...answer, state: "done", durationMillis: event.durationMillis };
    case "failed":
      break;
  }
  const { type: _type, code: _code, ...failure } = event;
  return withFailure(answer, failure);
}

export function withFailure(answer: TestAnswer, failure: TestFailure): TestAnswer {
  return { ...answer, state: "failed", failure };
}

/** The answer after its events have ended: without a last one it broke off on the way. */
export function withEnd(answer: TestAnswer): TestAnswer {
  return isRunning(answer) ? withFailure(answer, brokenOff) : answer;
}

/** A failure that no answer of AWS tells of. */
export const unanswered = { message: null, isPassing: false, status: null, containerStatus: null } as const;

const brokenOff: TestFailure = {
  ...unanswered,
  title: "The answer broke off",
  cause: "The connection to the portal ended before the endpoint had finished.",
  remedy: "Send it again if you need the rest; that is a new call.",
  requestId: null,
};

/** The answer after the person stopped it; what had come stays. */
export function withStop(answer: TestAnswer): TestAnswer {
  return isRunning(answer) ? { ...answer, state: "stopped" } : answer;
}

export function isRunning({ state }: TestAnswer): boolean {
  return state === "waiting" || state === "queued" || state === "streaming";
}
