// Text Generation Inference: {"inputs", "parameters"} -> [{"generated_text"}].
import { membersOf } from "../../wire/members.ts";
import type { Members } from "../../wire/members.ts";
import { countOf, plain, textOf, textsOf } from "../bedrock-runtime/bodies/body-form.ts";
import { plainTurn } from "../bedrock-runtime/conversation.ts";
import { composeReply } from "../bedrock-runtime/reply.ts";
import type { Reply } from "../bedrock-runtime/reply.ts";
import { countTokens } from "../bedrock-runtime/tokens.ts";
import type { ContainerAnswer } from "./answer-body.ts";
import { event } from "./text-answer.ts";
import type { TextServer } from "./text-answer.ts";

/** TGI's own, when the body names none. */
const defaultNewTokens = 100;

/** `list` as TGI answers, `object` as LMI does. */
export function answerInputs(server: TextServer, body: Members, form: "list" | "object"): ContainerAnswer {
  const inputs = textOf(body["inputs"]);
  const parameters = membersOf(body["parameters"]);
  const newTokens = countOf(parameters["max_new_tokens"]) ?? defaultNewTokens;
  const refusal = findLimitProblem(server, countTokens(inputs), newTokens);
  if (refusal !== undefined) {
    const text = JSON.stringify({ error: `Input validation error: ${refusal}`, error_type: "validation" });
    return { kind: "refusal", status: 422, body: text };
  }
  const reply = composeReply(
    {
      ...plain,
      turns: [plainTurn("user", inputs)],
      maxTokens: newTokens,
      stopSequences: textsOf(parameters["stop"]),
    },
    server.model,
  );
  const fullText = parameters["return_full_text"] === true ? `${inputs}${reply.text}` : reply.text;
  const generation = {
    generated_text: fullText,
    ...(parameters["details"] === true && { details: detailsOf(reply) }),
  };
  return {
    kind: "text",
    reply,
    isStream: body["stream"] === true,
    whole: () => (form === "list" ? [generation] : generation),
    events: {
      before: () => [],
      word: (text, index) => event(tokenEvent(text, index + 1, null)),
      after: () => [
        event({ ...tokenEvent("", reply.words.length + 1, fullText), details: detailsOf(reply) }),
      ],
    },
  };
}

function findLimitProblem(
  { totalTokens, inputTokens }: TextServer,
  given: number,
  newTokens: number,
): string | undefined {
  if (newTokens <= 0) return "`max_new_tokens` must be strictly positive";
  if (inputTokens !== undefined && given > inputTokens)
    return `\`inputs\` must have less than ${inputTokens} tokens. Given: ${given}`;
  if (given + newTokens <= totalTokens) return undefined;
  return `\`inputs\` tokens + \`max_new_tokens\` must be <= ${totalTokens}. Given: ${given} \`inputs\` tokens and ${newTokens} \`max_new_tokens\``;
}

const detailsOf = ({ stopReason, outputTokens, inputTokens }: Reply): Members => ({
  finish_reason:
    stopReason === "max_tokens" ? "length" : stopReason === "end_turn" ? "eos_token" : stopReason,
  generated_tokens: outputTokens,
  input_length: inputTokens,
  seed: null,
});

const tokenEvent = (text: string, index: number, generated: string | null): Members => ({
  index,
  token: { id: index, text, logprob: -0.1, special: text === "" },
  generated_text: generated,
  details: null,
});
