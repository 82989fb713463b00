import { validationError } from "../../../wire/aws-error.ts";
import { membersOf } from "../../../wire/members.ts";
import type { Turn } from "../conversation.ts";
import type { Written } from "./body-form.ts";
import { countOf, invocationMetrics, listOf, plain, requireKey, textOf, textsOf } from "./body-form.ts";
import type { BodyForm, Json } from "./body-form.ts";

/** Amazon Nova: Converse's form in JSON. */
export const nova: BodyForm = {
  read(body) {
    requireKey(body, "messages");
    const turns = listOf(body["messages"]).map((message) => readTurn(membersOf(message)));
    if (turns[0]?.role !== "user")
      throw validationError(
        "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
      );
    const config = membersOf(body["inferenceConfig"]);
    return {
      ...plain,
      system: texts(body["system"]).join("\n"),
      turns,
      maxTokens: countOf(config["maxTokens"] ?? config["max_new_tokens"]),
      stopSequences: textsOf(config["stopSequences"]),
    };
  },
  write: (written) => ({
    output: { message: { role: "assistant", content: [{ text: written.reply.text }] } },
    stopReason: written.reply.stopReason,
    usage: usage(written),
  }),
  chunks: {
    before: () => [{ messageStart: { role: "assistant" } }],
    word: (text) => ({ contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } }),
    after: (written) => [
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: written.reply.stopReason } },
      { metadata: { usage: usage(written), metrics: {}, trace: {} }, ...invocationMetrics(written) },
    ],
  },
};

const usage = ({ reply }: Written): Json => ({
  inputTokens: reply.inputTokens,
  outputTokens: reply.outputTokens,
  totalTokens: reply.inputTokens + reply.outputTokens,
  cacheReadInputTokenCount: 0,
  cacheWriteInputTokenCount: 0,
});

function readTurn(message: Json): Turn {
  const blocks = listOf(message["content"]).map(membersOf);
  return {
    role: message["role"] === "assistant" ? "assistant" : "user",
    text: texts(message["content"]).join("\n"),
    attachments: blocks.flatMap((block) =>
      block["image"] === undefined ? [] : [`${textOf(membersOf(block["image"])["format"])} image`],
    ),
    toolResults: [],
  };
}

const texts = (blocks: unknown): string[] =>
  listOf(blocks).flatMap((block) => textsOf([membersOf(block)["text"]]));
