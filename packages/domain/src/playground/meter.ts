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
  /** Passes events on while it takes their figures, and tells when the first words came. */
  measure(events: AsyncIterable<ConversationEvent>): AsyncGenerator<AnswerEvent>;
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
    async *measure(events) {
      for await (const event of events) {
        if (taken.firstTokenMillis === null && (event.type === "text" || event.type === "reasoning")) {
          taken.firstTokenMillis = elapsedMillis();
          yield { type: "first-token", afterMillis: taken.firstTokenMillis };
        }
        if (event.type === "stop") taken.stopReason = event.stopReason;
        if (event.type === "usage")
          Object.assign(taken, { inputTokens: event.inputTokens, outputTokens: event.outputTokens });
        yield event;
      }
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
