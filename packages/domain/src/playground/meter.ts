import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { ConversationEvent } from "@quarry/aws-core/conversations/schema";
import type { AnswerEvent } from "./schema.ts";

/** What is kept of one paid call: how it ended, its tokens, and times in milliseconds. */
export interface Figures {
  outcome: "aborted" | "completed" | "failed";
  stopReason: string | null;
  failureCode: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  firstTokenMillis: number | null;
  durationMillis: number;
}

export interface Meter {
  /** Stops the time of the first piece of an answer: milliseconds since the call, null when it has come before. */
  first(): number | null;
  /** Takes what the answer tells of itself. */
  take(told: Partial<Pick<Figures, "stopReason" | "inputTokens" | "outputTokens">>): void;
  complete(): void;
  fail(error: unknown): void;
  elapsedMillis(): number;
  figures(): Figures;
}

/** Starts the clock of one call. Until it completes or fails, the call counts as aborted. */
export function createMeter(): Meter {
  const startedAt = performance.now();
  const elapsedMillis = () => Math.round(performance.now() - startedAt);
  const taken: Omit<Figures, "durationMillis"> = {
    outcome: "aborted",
    stopReason: null,
    failureCode: null,
    inputTokens: null,
    outputTokens: null,
    firstTokenMillis: null,
  };
  return {
    elapsedMillis,
    first() {
      if (taken.firstTokenMillis !== null) return null;
      taken.firstTokenMillis = elapsedMillis();
      return taken.firstTokenMillis;
    },
    take: (told) => Object.assign(taken, told),
    complete() {
      taken.outcome = "completed";
    },
    fail(error) {
      const code = error instanceof AwsError ? error.code : "internal";
      if (code === "aborted") return;
      taken.outcome = "failed";
      taken.failureCode = code;
    },
    figures: () => ({ ...taken, durationMillis: elapsedMillis() }),
  };
}

/** Passes the events of a conversation on while it takes their figures, and tells when the first words came. */
export async function* measured(
  meter: Meter,
  events: AsyncIterable<ConversationEvent>,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    const afterMillis = event.type === "text" || event.type === "reasoning" ? meter.first() : null;
    if (afterMillis !== null) yield { type: "first-token", afterMillis };
    if (event.type === "stop") meter.take({ stopReason: event.stopReason });
    if (event.type === "usage") {
      const { inputTokens, outputTokens } = event;
      meter.take({ inputTokens, outputTokens });
    }
    yield event;
  }
  meter.complete();
}
