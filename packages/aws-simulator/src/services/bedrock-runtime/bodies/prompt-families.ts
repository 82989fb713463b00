// Families that take one prompt text: Llama, the older Mistral models and DeepSeek-R1.
import type { Conversation } from "../conversation.ts";
import { plainTurn } from "../conversation.ts";
import type { StopReason } from "../reply.ts";
import type { Written } from "./body-form.ts";
import { countOf, invocationMetrics, plain, requireKey, textOf, textsOf } from "./body-form.ts";
import type { BodyForm, Json } from "./body-form.ts";

export const llama: BodyForm = {
  read: (body) => readPrompt(body, { limit: "max_gen_len", fallback: 512, stop: undefined }),
  write: ({ reply }) => ({
    generation: reply.text,
    prompt_token_count: reply.inputTokens,
    generation_token_count: reply.outputTokens,
    stop_reason: finish(reply.stopReason),
  }),
  chunks: {
    before: () => [],
    word: (text) => ({
      generation: text,
      prompt_token_count: null,
      generation_token_count: 1,
      stop_reason: null,
    }),
    after: (written) => [
      {
        generation: "",
        prompt_token_count: written.reply.inputTokens,
        generation_token_count: written.reply.outputTokens,
        stop_reason: finish(written.reply.stopReason),
        ...invocationMetrics(written),
      },
    ],
  },
};

export const mistral: BodyForm = {
  read: (body) => readPrompt(body, { limit: "max_tokens", fallback: 8192, stop: "stop" }),
  write: ({ reply }) => ({ outputs: [{ text: reply.text, stop_reason: finish(reply.stopReason) }] }),
  chunks: wrapped((text, reason) => ({ outputs: [{ text, stop_reason: reason }] })),
};

export const deepseek: BodyForm = {
  read: (body) => readPrompt(body, { limit: "max_tokens", fallback: 8192, stop: "stop" }),
  write: ({ reply }) => ({ choices: [{ text: reply.text, stop_reason: finish(reply.stopReason) }] }),
  chunks: wrapped((text, reason) => ({ choices: [{ index: 0, text, stop_reason: reason }] })),
};

function wrapped(wrap: (text: string, reason: string | null) => Json): BodyForm["chunks"] {
  return {
    before: () => [],
    word: (text) => wrap(text, null),
    after: (written: Written) => [
      { ...wrap("", finish(written.reply.stopReason)), ...invocationMetrics(written) },
    ],
  };
}

type PromptKeys = { limit: string; fallback: number; stop: string | undefined };

function readPrompt(body: Json, keys: PromptKeys): Conversation {
  requireKey(body, "prompt");
  return {
    ...plain,
    turns: [plainTurn("user", lastUserText(textOf(body["prompt"])))],
    maxTokens: countOf(body[keys.limit]) ?? keys.fallback,
    stopSequences: keys.stop === undefined ? [] : textsOf(body[keys.stop]),
  };
}

/** The question inside a chat template: `[INST] … [/INST]`, `<|start_header_id|>user<|end_header_id|> …`. */
function lastUserText(prompt: string): string {
  const inside =
    /<\|start_header_id\|>user<\|end_header_id\|>\s*([\s\S]*?)<\|eot_id\|>(?![\s\S]*<\|start_header_id\|>user)/.exec(
      prompt,
    ) ??
    /\[INST\]\s*((?:(?!\[INST\])[\s\S])*?)\s*\[\/INST\]\s*$/.exec(prompt) ??
    /<｜User｜>([\s\S]*?)<｜Assistant｜>/.exec(prompt);
  return (inside?.[1] ?? prompt).trim();
}

const finish = (reason: StopReason): string => (reason === "max_tokens" ? "length" : "stop");
