import type { ContentBlock, ConverseRequest, ConverseResponse } from "@aws-sdk/client-bedrock-runtime";
import { operation } from "../../wire/service.ts";
import { checkConversation } from "./check-conversation.ts";
import { readConversation } from "./converse-input.ts";
import { startTiming, thinkFor } from "./pace.ts";
import { composeReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { invokeAccess, resolveModel } from "./resolve-model.ts";

// IAM knows no bedrock:Converse; Converse is allowed by InvokeModel.
const action = "bedrock:InvokeModel";

export const converse = operation<ConverseRequest, ConverseResponse>("Converse", {
  effect: "read",
  access: (call, input) => invokeAccess(call, action, input.modelId),
  async run(call, input) {
    const model = resolveModel(call, action, input.modelId);
    checkConversation(input, model);
    const timing = startTiming();
    const reply = composeReply(readConversation(input), model);
    await thinkFor(reply, call);
    call.entry.tokensSent = reply.outputTokens;
    return {
      output: { message: { role: "assistant", content: contentOf(reply) } },
      stopReason: reply.stopReason,
      usage: usageOf(reply),
      metrics: { latencyMs: timing.latencyMs() },
      ...additionalFields(reply, input.additionalModelResponseFieldPaths),
    };
  },
});

/** Token counts as Converse tells them. */
export function usageOf({ inputTokens, outputTokens }: Reply): NonNullable<ConverseResponse["usage"]> {
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 0,
  };
}

/** `/stop_sequence` is the one path that the simulated models answer. */
export function additionalFields(
  reply: Reply,
  paths: readonly string[] | undefined,
): Pick<ConverseResponse, "additionalModelResponseFields"> {
  if (!(paths ?? []).includes("/stop_sequence")) return {};
  return { additionalModelResponseFields: { stop_sequence: reply.stopSequence ?? null } };
}

function contentOf({ text, toolCall }: Reply): ContentBlock[] {
  const blocks: ContentBlock[] = text === "" ? [] : [{ text }];
  if (toolCall === undefined) return blocks;
  return [...blocks, { toolUse: { toolUseId: toolCall.id, name: toolCall.name, input: toolCall.input } }];
}
