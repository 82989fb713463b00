// The OpenAI form that vLLM, SGLang, llama.cpp, LMI and TGI answer on /invocations.
import { createHash } from "node:crypto";
import { isMembers } from "../../wire/members.ts";
import type { Members } from "../../wire/members.ts";
import { countOf, plain, textOf, textsOf } from "../bedrock-runtime/bodies/body-form.ts";
import { chatCompletions } from "../bedrock-runtime/bodies/chat-families.ts";
import { plainTurn } from "../bedrock-runtime/conversation.ts";
import { composeReply } from "../bedrock-runtime/reply.ts";
import type { Reply } from "../bedrock-runtime/reply.ts";
import type { ContainerAnswer } from "./answer-body.ts";
import { event } from "./text-answer.ts";
import type { TextServer } from "./text-answer.ts";

/** `messages` -> chat.completion, or chat.completion.chunk events and [DONE]. */
export function answerChat(server: TextServer, body: Members): ContainerAnswer {
  const messages = body["messages"];
  if (!Array.isArray(messages) || messages.length === 0 || !messages.every(isMembers))
    return badRequest("`messages` must be a list of at least one message.");
  const conversation = chatCompletions.read(body);
  const reply = composeReply(conversation, server.model);
  const tooLong = findLengthProblem(server, reply, conversation.maxTokens);
  if (tooLong !== undefined) return badRequest(tooLong);
  const written = { reply, model: server.model, timing: { firstByteMs: () => 0, latencyMs: () => 1 } };
  const head = headOf(server, reply, "chatcmpl");
  const chunk = (json: Members): string => {
    // Bedrock's own addition has no place in a container's answer.
    const { "amazon-bedrock-invocationMetrics": _metrics, ...rest } = json;
    return event({ ...rest, ...head });
  };
  return {
    kind: "text",
    reply,
    isStream: body["stream"] === true,
    whole: () => ({ ...chatCompletions.write(written), ...head }),
    events: {
      before: () => chatCompletions.chunks.before(written).map(chunk),
      word: (text, index) => chunk(chatCompletions.chunks.word(text, index)),
      after: () => [...chatCompletions.chunks.after(written).map(chunk), event("[DONE]")],
    },
  };
}

/** `prompt` -> text_completion. */
export function answerPrompt(server: TextServer, body: Members): ContainerAnswer {
  const stop = body["stop"];
  const maxTokens = countOf(body["max_tokens"]) ?? defaultCompletionTokens;
  const reply = composeReply(
    {
      ...plain,
      turns: [plainTurn("user", textOf(body["prompt"]))],
      maxTokens,
      stopSequences: typeof stop === "string" ? [stop] : textsOf(stop),
    },
    server.model,
  );
  const tooLong = findLengthProblem(server, reply, maxTokens);
  if (tooLong !== undefined) return badRequest(tooLong);
  const head = { ...headOf(server, reply, "cmpl"), object: "text_completion" };
  const choice = (text: string, reason: string | null): Members => ({
    ...head,
    choices: [{ index: 0, text, finish_reason: reason }],
  });
  const reason = reply.stopReason === "max_tokens" ? "length" : "stop";
  return {
    kind: "text",
    reply,
    isStream: body["stream"] === true,
    whole: () => ({ ...choice(reply.text, reason), usage: usageOf(reply) }),
    events: {
      before: () => [],
      word: (text) => event(choice(text, null)),
      after: () => [event({ ...choice("", reason), usage: usageOf(reply) }), event("[DONE]")],
    },
  };
}

/** vLLM's own for completions without a limit. */
const defaultCompletionTokens = 16;

const headOf = ({ model }: TextServer, { text }: Reply, prefix: string): Members => ({
  id: `${prefix}-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`,
  created: Math.floor(Date.parse(`${model.lifecycle.since}T00:00:00Z`) / 1000),
  model: model.id,
});

const usageOf = ({ inputTokens, outputTokens }: Reply): Members => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});

function findLengthProblem(
  { totalTokens }: TextServer,
  { inputTokens }: Reply,
  maxTokens = 0,
): string | undefined {
  if (inputTokens + maxTokens <= totalTokens) return undefined;
  return `This model's maximum context length is ${totalTokens} tokens. However, you requested ${inputTokens + maxTokens} tokens (${inputTokens} in the messages, ${maxTokens} in the completion). Please reduce the length of the messages or completion.`;
}

const badRequest = (message: string): ContainerAnswer => ({
  kind: "refusal",
  status: 400,
  body: JSON.stringify({ error: { message, type: "BadRequestError", param: null, code: 400 } }),
});
