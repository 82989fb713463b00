/** What an AWS stop reason means for the reader; those that cut an answer short are worth a look. */
export interface StopReason {
  hint: string;
  cutShort: boolean;
}

const reasons: Readonly<Record<string, StopReason>> = {
  end_turn: { hint: "The model had said all it wanted.", cutShort: false },
  stop_sequence: { hint: "A stop sequence came up.", cutShort: false },
  max_tokens: {
    hint: "The limit of tokens was reached. Raise Max tokens for a longer answer.",
    cutShort: true,
  },
  guardrail_intervened: { hint: "A guardrail of the account stepped in.", cutShort: true },
  content_filtered: { hint: "The model’s content filter held words back.", cutShort: true },
  tool_use: { hint: "The model wanted to call a tool; the playground offers none.", cutShort: true },
  model_context_window_exceeded: {
    hint: "The conversation is longer than the model can read. Begin a new one.",
    cutShort: true,
  },
};

/** Nothing for a reason that AWS added since: it is shown verbatim then. */
export function explainStopReason(stopReason: string): StopReason | undefined {
  return Object.hasOwn(reasons, stopReason) ? reasons[stopReason] : undefined;
}
