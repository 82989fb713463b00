import type { AnswerEvent } from "@quarry/domain/playground/schema";

/** Why an answer did not come, and what to do about it. */
export interface Failure {
  title: string;
  cause: string;
  remedy: string;
  requestId: string | null;
}

/** One answer as it grows; times are milliseconds. */
export interface Answer {
  state: "waiting" | "streaming" | "done" | "stopped" | "failed";
  text: string;
  reasoning: string;
  requestId: string | null;
  /** From the call to the first words. */
  firstTokenMillis: number | null;
  /** From the call to its end, as measured here. */
  durationMillis: number | null;
  /** The same as measured by Bedrock. */
  latencyMillis: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Verbatim from AWS. */
  stopReason: string | null;
  failure: Failure | null;
}

export const waitingAnswer: Answer = {
  state: "waiting",
  text: "",
  reasoning: "",
  requestId: null,
  firstTokenMillis: null,
  durationMillis: null,
  latencyMillis: null,
  inputTokens: null,
  outputTokens: null,
  stopReason: null,
  failure: null,
};

/** The answer after one more event of its stream. */
export function withEvent(answer: Answer, event: AnswerEvent): Answer {
  switch (event.type) {
    case "start":
      return { ...answer, requestId: event.requestId };
    case "first-token":
      return { ...answer, state: "streaming", firstTokenMillis: event.afterMillis };
    case "text":
      return { ...answer, state: "streaming", text: answer.text + event.text };
    case "reasoning":
      return { ...answer, state: "streaming", reasoning: answer.reasoning + event.text };
    case "stop":
      return { ...answer, stopReason: event.stopReason };
    case "usage": {
      const { inputTokens, outputTokens, latencyMs } = event;
      return { ...answer, inputTokens, outputTokens, latencyMillis: latencyMs };
    }
    case "done":
      return { ...answer, state: "done", durationMillis: event.durationMillis };
    case "failed":
      break;
  }
  const { title, cause, remedy, requestId } = event;
  return withFailure(answer, { title, cause, remedy, requestId: requestId ?? answer.requestId });
}

export function withFailure(answer: Answer, failure: Failure): Answer {
  return { ...answer, state: "failed", failure };
}

/** The answer after its stream has ended: without a last event it broke off on the way. */
export function withEnd(answer: Answer): Answer {
  if (!isRunning(answer)) return answer;
  return withFailure(answer, {
    title: "The answer broke off",
    cause: "The connection to the portal ended before the model had finished.",
    remedy: "Ask again if you need the rest; that is a new call.",
    requestId: answer.requestId,
  });
}

/** The answer after the person stopped it; what had come stays. */
export function withStop(answer: Answer): Answer {
  return isRunning(answer) ? { ...answer, state: "stopped" } : answer;
}

export function isRunning({ state }: Answer): boolean {
  return state === "waiting" || state === "streaming";
}
