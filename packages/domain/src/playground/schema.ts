import { ConversationEvent } from "@quarry/aws-core/conversations/schema";
import { z } from "zod";
import { multiLine, singleLine } from "../operation/text.ts";

const longestText = 100_000;

// What a person writes is held to the rules of text; what a model answered before is sent back as it came.
const Message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("user"), text: multiLine(longestText).min(1, "Write a message.") }),
  z.strictObject({ role: z.literal("assistant"), text: z.string().min(1).max(longestText) }),
]);

export const SendMessageInput = z.strictObject({
  /** The profile's id in the catalog, or its ARN. */
  target: singleLine(2048),
  messages: z.array(Message).min(1).max(100),
  system: multiLine(longestText).optional(),
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(128_000).optional(),
  /** Slug of the team on whose behalf the call is made. */
  team: z.string().min(1).max(63).optional(),
});
export type SendMessageInput = z.infer<typeof SendMessageInput>;

/** The answer as it arrives; the last event is `done` or `failed`. Times are milliseconds since the call. */
export const AnswerEvent = z.discriminatedUnion("type", [
  ...ConversationEvent.options,
  z.object({ type: z.literal("first-token"), afterMillis: z.int() }),
  z.object({ type: z.literal("done"), durationMillis: z.int() }),
  z.object({
    type: z.literal("failed"),
    code: z.string(),
    title: z.string(),
    cause: z.string(),
    remedy: z.string(),
    requestId: z.string().nullable(),
  }),
]);
export type AnswerEvent = z.infer<typeof AnswerEvent>;
