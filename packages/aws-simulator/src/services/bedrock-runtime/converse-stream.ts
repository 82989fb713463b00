import type {
  ConverseStreamOutput,
  ConverseStreamRequest,
  ConverseStreamResponse,
} from "@aws-sdk/client-bedrock-runtime";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { checkConversation } from "./check-conversation.ts";
import { additionalFields, usageOf } from "./converse.ts";
import { readConversation } from "./converse-input.ts";
import { pacedWords, startTiming } from "./pace.ts";
import { composeReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { invokeAccess, resolveModel } from "./resolve-model.ts";

const action = "bedrock:InvokeModelWithResponseStream";

export const converseStream = operation<ConverseStreamRequest, ConverseStreamResponse>("ConverseStream", {
  effect: "read",
  access: (call, input) => invokeAccess(call, action, input.modelId),
  run(call, input) {
    const model = resolveModel(call, action, input.modelId);
    checkConversation(input, model);
    const reply = composeReply(readConversation(input), model);
    return { stream: events(reply, call, input.additionalModelResponseFieldPaths) };
  },
});

type StreamEvent = ConverseStreamOutput;

/** messageStart, text deltas and a stop (contentBlockStart only for tools), messageStop, metadata. */
async function* events(
  reply: Reply,
  call: Call,
  paths: readonly string[] | undefined,
): AsyncGenerator<StreamEvent> {
  const timing = startTiming();
  yield { messageStart: { role: "assistant" } };
  for await (const text of pacedWords(reply, call)) {
    yield { contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } };
  }
  yield { contentBlockStop: { contentBlockIndex: 0 } };
  if (reply.toolCall !== undefined) yield* toolEvents(reply.toolCall);
  yield { messageStop: { stopReason: reply.stopReason, ...additionalFields(reply, paths) } };
  yield { metadata: { usage: usageOf(reply), metrics: { latencyMs: timing.latencyMs() } } };
}

function* toolEvents(toolCall: NonNullable<Reply["toolCall"]>): Generator<StreamEvent> {
  const contentBlockIndex = 1;
  yield {
    contentBlockStart: {
      start: { toolUse: { toolUseId: toolCall.id, name: toolCall.name } },
      contentBlockIndex,
    },
  };
  const json = JSON.stringify(toolCall.input);
  for (let from = 0; from < json.length; from += 16) {
    yield {
      contentBlockDelta: { delta: { toolUse: { input: json.slice(from, from + 16) } }, contentBlockIndex },
    };
  }
  yield { contentBlockStop: { contentBlockIndex } };
}
