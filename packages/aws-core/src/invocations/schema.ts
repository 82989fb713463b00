import { z } from "zod";
import { BodyForm } from "../images/schema.ts";

/** How an answer is to be made; what is left out is the model's own choice. */
export const InvocationParameters = z.strictObject({
  /** Tokens of the answer at most. */
  maxNewTokens: z.int().min(1).max(1_000_000).optional(),
  /** 0 always takes the likeliest token; TGI takes only more than 0. */
  temperature: z.number().min(0).max(2).optional(),
  /** Share of likelihood that is sampled from, 0 exclusive to 1. */
  topP: z.number().gt(0).max(1).optional(),
  /** Above 1 repeats less. */
  repetitionPenalty: z.number().gt(0).max(10).optional(),
  /** Whether the answer begins with the prompt; only TGI bodies have it. */
  returnFullText: z.boolean().optional(),
});
export type InvocationParameters = z.infer<typeof InvocationParameters>;

export const ChatMessage = z.strictObject({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
});

/** A test call of an endpoint, before it is written in the form that its image takes. */
export const InvocationInput = z.discriminatedUnion("form", [
  z.strictObject({
    form: z.literal("tgi"),
    prompt: z.string().min(1),
    parameters: InvocationParameters,
    stream: z.boolean(),
  }),
  z.strictObject({
    form: z.literal("openai-chat"),
    messages: z.array(ChatMessage).min(1).max(200),
    parameters: InvocationParameters,
    stream: z.boolean(),
  }),
  z.strictObject({ form: z.literal("embeddings"), texts: z.array(z.string()).min(1).max(1000) }),
  z.strictObject({
    form: z.literal("raw"),
    /** Any JSON text; it is sent as it stands. */
    body: z.string().min(1),
    stream: z.boolean(),
  }),
]);
export type InvocationInput = z.infer<typeof InvocationInput>;

/** What an answer held, as far as it could be read; `json` is the whole, null where it is not JSON. */
export const InvocationAnswer = z.strictObject({
  form: BodyForm,
  /** The generated text; null where there is none. */
  text: z.string().nullable(),
  /** Vectors of an embeddings model. */
  vectors: z.array(z.array(z.number())).nullable(),
  usage: z.strictObject({ inputTokens: z.int().nullable(), outputTokens: z.int().nullable() }).nullable(),
  /** Why generation ended, such as `length`; verbatim. */
  finishReason: z.string().nullable(),
  /** What the container complains about in an answer that came with status 200. */
  error: z.string().nullable(),
  json: z.unknown(),
});
export type InvocationAnswer = z.infer<typeof InvocationAnswer>;
