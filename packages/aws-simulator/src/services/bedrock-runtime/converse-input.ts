import type {
  ContentBlock,
  ConverseRequest,
  Message,
  Tool as SdkTool,
  ToolResultContentBlock,
} from "@aws-sdk/client-bedrock-runtime";
import type { Conversation, Tool, Turn } from "./conversation.ts";

/** The part of a Converse request that tokens are counted for and answers depend on. */
export type ConverseInput = Pick<ConverseRequest, "messages" | "system" | "toolConfig" | "inferenceConfig">;

export function readConversation(input: ConverseInput): Conversation {
  return {
    system: (input.system ?? [])
      .flatMap((block) => (block.text === undefined ? [] : [block.text]))
      .join("\n"),
    turns: (input.messages ?? []).map(readTurn),
    tools: (input.toolConfig?.tools ?? []).flatMap(readTool),
    toolChoice: readChoice(input.toolConfig?.toolChoice),
    maxTokens: input.inferenceConfig?.maxTokens,
    stopSequences: input.inferenceConfig?.stopSequences ?? [],
  };
}

function readTurn({ role, content }: Message): Turn {
  const blocks = content ?? [];
  return {
    role: role === "assistant" ? "assistant" : "user",
    text: blocks.flatMap((block) => (block.text === undefined ? [] : [block.text])).join("\n"),
    attachments: blocks.flatMap(attachment),
    toolResults: blocks.flatMap((block) => block.toolResult?.content?.map(resultText) ?? []),
  };
}

function attachment(block: ContentBlock): string[] {
  if (block.image !== undefined) return [`${block.image.format ?? ""} image`];
  if (block.document !== undefined) return [`document “${block.document.name ?? ""}”`];
  if (block.video !== undefined) return [`${block.video.format ?? ""} video`];
  return [];
}

const resultText = (block: ToolResultContentBlock): string => block.text ?? JSON.stringify(block.json ?? "");

function readTool({ toolSpec }: SdkTool): Tool[] {
  if (toolSpec?.name === undefined) return [];
  return [
    { name: toolSpec.name, description: toolSpec.description ?? "", inputSchema: toolSpec.inputSchema?.json },
  ];
}

function readChoice(
  choice: NonNullable<ConverseRequest["toolConfig"]>["toolChoice"],
): Conversation["toolChoice"] {
  if (choice?.tool?.name !== undefined) return { name: choice.tool.name };
  return choice?.any === undefined ? "auto" : "any";
}
