import { z } from "zod";

/** AWS allows 1 to 16 entries, each key and value at most 256 characters. */
const RequestMetadata = z
  .record(z.string().min(1).max(256), z.string().max(256))
  .refine((entries) => Object.keys(entries).length <= 16, "At most 16 entries are allowed.");

export const ConversationMessage = z.strictObject({
  role: z.enum(["user", "assistant"]),
  text: z.string().min(1),
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

/** One call of a model; `modelId` is any id or ARN that Converse takes. */
export const ConversationInput = z.strictObject({
  modelId: z.string().min(1).max(2048),
  system: z.string().optional(),
  messages: z.array(ConversationMessage).min(1),
  temperature: z.number().min(0).max(1).optional(),
  maxTokens: z.int().min(1).optional(),
  topP: z.number().min(0).max(1).optional(),
  requestMetadata: RequestMetadata.optional(),
});
export type ConversationInput = z.infer<typeof ConversationInput>;

const tokens = z.int().min(0);

/** Order: `start`, then `text` and `reasoning` in turn, `stop`, `usage`. */
export const ConversationEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("start"), requestId: z.string().nullable() }),
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("reasoning"), text: z.string() }),
  z.strictObject({
    type: z.literal("stop"),
    /** Verbatim: `end_turn`, `max_tokens`, `guardrail_intervened`, … */
    stopReason: z.string(),
  }),
  z.strictObject({
    type: z.literal("usage"),
    inputTokens: tokens,
    outputTokens: tokens,
    totalTokens: tokens,
    cacheReadInputTokens: tokens,
    cacheWriteInputTokens: tokens,
    /** Measured by Bedrock, in milliseconds; null where it gave none. */
    latencyMs: tokens.nullable(),
  }),
]);
export type ConversationEvent = z.infer<typeof ConversationEvent>;
