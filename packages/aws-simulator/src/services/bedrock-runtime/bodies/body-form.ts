import type { FoundationModel } from "../../../seed/foundation-model.ts";
import { validationError } from "../../../wire/aws-error.ts";
import type { Members } from "../../../wire/members.ts";
import type { Conversation } from "../conversation.ts";
import type { Timing } from "../pace.ts";
import type { Reply } from "../reply.ts";

export type Json = Members;

export type Written = { reply: Reply; model: FoundationModel; timing: Timing };

/** How a family of text models is asked and answers through InvokeModel. */
export type BodyForm = {
  /** Throws ValidationException in the family's words. */
  read(body: Json): Conversation;
  write(written: Written): Json;
  /** Chunks of a stream: before the words, for each word, after them. The last one carries the invocation metrics. */
  chunks: {
    before(written: Written): Json[];
    word(text: string, index: number): Json;
    after(written: Written): Json[];
  };
};

/** Bedrock's own addition to the last chunk of every stream. */
export function invocationMetrics({ reply, timing }: Written): Json {
  return {
    "amazon-bedrock-invocationMetrics": {
      inputTokenCount: reply.inputTokens,
      outputTokenCount: reply.outputTokens,
      invocationLatency: timing.latencyMs(),
      firstByteLatency: timing.firstByteMs(),
    },
  };
}

/** Throws the refusal of a body that lacks a key, as Bedrock words it. */
export function requireKey(body: Json, key: string): void {
  if (body[key] !== undefined && body[key] !== null) return;
  throw validationError(
    `Malformed input request: #: required key [${key}] not found, please reformat your input and try again.`,
  );
}

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const countOf = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined;
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: unknown): string[] => listOf(value).filter((item) => typeof item === "string");

/** The parts of a conversation that a family does not have. */
export const plain: Pick<Conversation, "system" | "tools" | "toolChoice" | "stopSequences"> = {
  system: "",
  tools: [],
  toolChoice: "auto",
  stopSequences: [],
};
