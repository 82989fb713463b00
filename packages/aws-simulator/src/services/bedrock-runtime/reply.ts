import type { FoundationModel } from "../../seed/foundation-model.ts";
import { composeText } from "./compose-text.ts";
import { countInputTokens } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { tokenize, wordGroups } from "./tokens.ts";
import { chooseTool } from "./choose-tool.ts";
import type { ToolCall } from "./choose-tool.ts";

export type StopReason = "end_turn" | "max_tokens" | "stop_sequence" | "tool_use";

/** What a model answers, before it is put into anyone's wire form. */
export type Reply = {
  text: string;
  /** The text in the pieces that a stream sends. */
  words: { text: string; tokens: number }[];
  toolCall: ToolCall | undefined;
  stopReason: StopReason;
  stopSequence: string | undefined;
  inputTokens: number;
  outputTokens: number;
};

/** The model's answer; the same conversation always gets the same one. */
export function composeReply(conversation: Conversation, model: FoundationModel): Reply {
  const inputTokens = countInputTokens(conversation);
  const toolCall = chooseTool(conversation);
  const full =
    toolCall === undefined ? composeText(conversation, model) : `I will look that up with ${toolCall.name}.`;
  const cut = cutText(full, conversation, model);
  return {
    text: cut.text,
    words: wordGroups(cut.tokens).map((group) => ({ text: group.join(""), tokens: group.length })),
    toolCall: cut.stopReason === "end_turn" ? toolCall : undefined,
    stopReason: cut.stopReason === "end_turn" && toolCall !== undefined ? "tool_use" : cut.stopReason,
    stopSequence: cut.stopSequence,
    inputTokens,
    outputTokens:
      cut.tokens.length + (toolCall === undefined ? 0 : tokenize(JSON.stringify(toolCall.input)).length),
  };
}

type Cut = {
  text: string;
  tokens: string[];
  stopReason: "end_turn" | "max_tokens" | "stop_sequence";
  stopSequence: string | undefined;
};

function cutText(full: string, { maxTokens, stopSequences }: Conversation, model: FoundationModel): Cut {
  const stop = firstStop(full, stopSequences);
  const stopped = stop === undefined ? full : full.slice(0, stop.index);
  const tokens = tokenize(stopped);
  const limit = Math.min(maxTokens ?? model.maxTokens, model.maxTokens);
  if (tokens.length > limit) {
    const kept = tokens.slice(0, limit);
    return { text: kept.join(""), tokens: kept, stopReason: "max_tokens", stopSequence: undefined };
  }
  return {
    text: stopped,
    tokens,
    stopReason: stop === undefined ? "end_turn" : "stop_sequence",
    stopSequence: stop?.sequence,
  };
}

function firstStop(
  text: string,
  sequences: readonly string[],
): { index: number; sequence: string } | undefined {
  return sequences
    .map((sequence) => ({ sequence, index: text.indexOf(sequence) }))
    .filter(({ index }) => index !== -1)
    .toSorted((left, right) => left.index - right.index)[0];
}
