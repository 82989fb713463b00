// Families that take a list of messages: OpenAI's form (gpt-oss, Qwen, DeepSeek V3, newer Mistral) and Cohere's.
import { createHash } from "node:crypto";
import { membersOf } from "../../../wire/members.ts";
import type { Turn } from "../conversation.ts";
import { plainTurn } from "../conversation.ts";
import type { StopReason } from "../reply.ts";
import type { Written } from "./body-form.ts";
import { countOf, invocationMetrics, listOf, plain, requireKey, textOf, textsOf } from "./body-form.ts";
import type { BodyForm, Json } from "./body-form.ts";

export const chatCompletions: BodyForm = {
  read(body) {
    requireKey(body, "messages");
    const messages = listOf(body["messages"]).map(membersOf);
    const stop = body["stop"];
    return {
      ...plain,
      system: messages.filter(isInstruction).map(messageText).join("\n"),
      turns: messages.filter((message) => !isInstruction(message)).map(readTurn),
      maxTokens: countOf(body["max_completion_tokens"] ?? body["max_tokens"]),
      stopSequences: typeof stop === "string" ? [stop] : textsOf(stop),
    };
  },
  write: (written) => ({
    ...completion(written, "chat.completion"),
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: written.reply.text },
        finish_reason: finish(written.reply.stopReason),
      },
    ],
    usage: usage(written),
  }),
  chunks: {
    before: (written) => [
      {
        ...completion(written, "chat.completion.chunk"),
        choices: [delta({ role: "assistant", content: "" }, null)],
      },
    ],
    word: (text) => ({ object: "chat.completion.chunk", choices: [delta({ content: text }, null)] }),
    after: (written) => [
      {
        ...completion(written, "chat.completion.chunk"),
        choices: [delta({}, finish(written.reply.stopReason))],
        usage: usage(written),
        ...invocationMetrics(written),
      },
    ],
  },
};

export const cohereCommand: BodyForm = {
  read(body) {
    requireKey(body, "message");
    const history = listOf(body["chat_history"]).map(membersOf);
    return {
      ...plain,
      system: textOf(body["preamble"]),
      turns: [
        ...history.map((said) =>
          plainTurn(said["role"] === "CHATBOT" ? "assistant" : "user", textOf(said["message"])),
        ),
        plainTurn("user", textOf(body["message"])),
      ],
      maxTokens: countOf(body["max_tokens"]),
      stopSequences: textsOf(body["stop_sequences"]),
    };
  },
  write: (written) => ({
    response_id: idOf(written),
    generation_id: idOf(written),
    text: written.reply.text,
    finish_reason: cohereFinish(written.reply.stopReason),
  }),
  chunks: {
    before: (written) => [{ is_finished: false, event_type: "stream-start", generation_id: idOf(written) }],
    word: (text) => ({ is_finished: false, event_type: "text-generation", text }),
    after: (written) => [
      {
        is_finished: true,
        event_type: "stream-end",
        finish_reason: cohereFinish(written.reply.stopReason),
        response: { text: written.reply.text, generation_id: idOf(written) },
        ...invocationMetrics(written),
      },
    ],
  },
};

const isInstruction = ({ role }: Json): boolean => role === "system" || role === "developer";

const readTurn = (message: Json): Turn =>
  plainTurn(message["role"] === "assistant" ? "assistant" : "user", messageText(message));

const messageText = ({ content }: Json): string =>
  typeof content === "string"
    ? content
    : listOf(content)
        .map((part) => textOf(membersOf(part)["text"]))
        .join("\n");

const delta = (content: Json, reason: string | null): Json => ({
  index: 0,
  delta: content,
  finish_reason: reason,
});

const completion = (written: Written, object: string): Json => ({
  id: `chatcmpl-${idOf(written)}`,
  object,
  model: written.model.id,
});

const usage = ({ reply }: Written): Json => ({
  prompt_tokens: reply.inputTokens,
  completion_tokens: reply.outputTokens,
  total_tokens: reply.inputTokens + reply.outputTokens,
});

const finish = (reason: StopReason): string => (reason === "max_tokens" ? "length" : "stop");

const cohereFinish = (reason: StopReason): string => (reason === "max_tokens" ? "MAX_TOKENS" : "COMPLETE");

const idOf = ({ reply }: Written): string =>
  createHash("sha256").update(reply.text).digest("hex").slice(0, 32);
