import type { FoundationModel } from "../../seed/foundation-model.ts";
import type { Reply } from "../bedrock-runtime/reply.ts";

/** A server that speaks text: its model and its limits in tokens. */
export type TextServer = { model: FoundationModel; totalTokens: number; inputTokens: number | undefined };

/** An answer in words, and how its server writes it: whole, or as server-sent events. */
export type TextAnswer = {
  kind: "text";
  reply: Reply;
  /** Whether the body asked for a stream. */
  isStream: boolean;
  whole(): unknown;
  events: {
    before(): string[];
    word(text: string, index: number): string;
    after(): string[];
  };
};

/** All events of an answer as one text: what a server that streams sends to a client that does not. */
export const wholeStream = ({ reply, events }: TextAnswer): string =>
  [
    ...events.before(),
    ...reply.words.map(({ text }, index) => events.word(text, index)),
    ...events.after(),
  ].join("");

/** One server-sent event. */
export const event = (data: unknown): string =>
  `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
