import { createHash } from "node:crypto";
import { validationError } from "../../../wire/aws-error.ts";
import { membersOf } from "../../../wire/members.ts";
import type { Conversation, Turn } from "../conversation.ts";
import type { Written } from "./body-form.ts";
import { countOf, invocationMetrics, listOf, textOf, textsOf } from "./body-form.ts";
import type { BodyForm, Json } from "./body-form.ts";

/** Anthropic's Messages API, as Claude takes it. */
export const anthropic: BodyForm = {
  read(body) {
    for (const field of ["anthropic_version", "max_tokens", "messages"]) {
      if (body[field] === undefined) throw validationError(`${field}: Field required`);
    }
    const turns = listOf(body["messages"]).map((message) => readTurn(membersOf(message)));
    if (turns.length === 0) throw validationError("messages: at least one message is required");
    if (turns[0]?.role !== "user") throw validationError('messages: first message must use the "user" role');
    return {
      system: contentText(body["system"]),
      turns,
      tools: listOf(body["tools"]).map(readTool),
      toolChoice: readToolChoice(membersOf(body["tool_choice"])),
      maxTokens: countOf(body["max_tokens"]),
      stopSequences: textsOf(body["stop_sequences"]),
    };
  },
  write: (written) => ({
    ...envelope(written),
    content: contentOf(written),
    stop_reason: written.reply.stopReason,
    stop_sequence: written.reply.stopSequence ?? null,
    usage: { input_tokens: written.reply.inputTokens, output_tokens: written.reply.outputTokens },
  }),
  chunks: {
    before: (written) => [
      {
        type: "message_start",
        message: {
          ...envelope(written),
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: written.reply.inputTokens, output_tokens: 1 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    ],
    word: (text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    after: (written) => [
      { type: "content_block_stop", index: 0 },
      ...toolChunks(written),
      {
        type: "message_delta",
        delta: { stop_reason: written.reply.stopReason, stop_sequence: written.reply.stopSequence ?? null },
        usage: { output_tokens: written.reply.outputTokens },
      },
      { type: "message_stop", ...invocationMetrics(written) },
    ],
  },
};

function envelope({ reply, model }: Written): Json {
  const id = createHash("sha256").update(reply.text).digest("base64url").replace(/[-_]/g, "0").slice(0, 24);
  return {
    id: `msg_bdrk_01${id}`,
    type: "message",
    role: "assistant",
    model: model.id.replace(/^anthropic\.|-v\d+:\d+$/g, ""),
  };
}

function contentOf({ reply }: Written): Json[] {
  const text = reply.text === "" ? [] : [{ type: "text", text: reply.text }];
  const { toolCall } = reply;
  return toolCall === undefined
    ? text
    : [...text, { type: "tool_use", id: toolCall.id, name: toolCall.name, input: toolCall.input }];
}

function toolChunks({ reply: { toolCall } }: Written): Json[] {
  if (toolCall === undefined) return [];
  return [
    {
      type: "content_block_start",
      index: 1,
      content_block: { type: "tool_use", id: toolCall.id, name: toolCall.name, input: {} },
    },
    {
      type: "content_block_delta",
      index: 1,
      delta: { type: "input_json_delta", partial_json: JSON.stringify(toolCall.input) },
    },
    { type: "content_block_stop", index: 1 },
  ];
}

function readTurn(message: Json): Turn {
  const blocks = listOf(message["content"]).map(membersOf);
  return {
    role: message["role"] === "assistant" ? "assistant" : "user",
    text: contentText(message["content"]),
    attachments: blocks.flatMap((block) => attachment(block)),
    toolResults: blocks.flatMap((block) =>
      block["type"] === "tool_result" ? [contentText(block["content"])] : [],
    ),
  };
}

function attachment(block: Json): string[] {
  if (block["type"] === "image")
    return [`${textOf(membersOf(block["source"])["media_type"]).replace("image/", "")} image`];
  return block["type"] === "document" ? ["document"] : [];
}

const contentText = (content: unknown): string =>
  typeof content === "string"
    ? content
    : listOf(content)
        .map(membersOf)
        .flatMap((block) => (block["type"] === "text" ? [textOf(block["text"])] : []))
        .join("\n");

function readTool(tool: unknown): Conversation["tools"][number] {
  const { name, description, input_schema: inputSchema } = membersOf(tool);
  return { name: textOf(name), description: textOf(description), inputSchema };
}

function readToolChoice({ type, name }: Json): Conversation["toolChoice"] {
  if (type === "tool") return { name: textOf(name) };
  return type === "any" ? "any" : "auto";
}
