import { ConverseStreamCommand, type ConverseStreamOutput } from "@aws-sdk/client-bedrock-runtime";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError, translateAwsError } from "../errors/aws-error.ts";
import { joinSurrogates } from "./join-surrogates.ts";
import type { ConversationEvent, ConversationInput } from "./schema.ts";

const operation = "ConverseStream";

/**
 * Holds one conversation turn and yields it as it arrives. The call is billed, so it is made once and never
 * retried. Aborting the signal, or leaving the loop, ends the HTTP request at once and with it the billing.
 *
 * @throws AwsError before the first event or between two: also what AWS reports inside the stream, `timeout`
 * after too long a silence, `aborted` when the signal was aborted
 */
export async function* streamConversation(
  { bedrockRuntime }: Pick<AwsClients, "bedrockRuntime">,
  input: ConversationInput,
  signal: AbortSignal,
): AsyncGenerator<ConversationEvent, void, undefined> {
  // Leaving the loop early must end the request too, and only a signal ends it at once.
  const ending = new AbortController();
  const abortSignal = AbortSignal.any([signal, ending.signal]);
  try {
    const answer = await bedrockRuntime.send(new ConverseStreamCommand(toRequest(input)), { abortSignal });
    yield { type: "start", requestId: answer.$metadata.requestId ?? null };
    yield* joinSurrogates(eventsOf(answer.stream ?? [], abortSignal));
  } catch (error) {
    throw signal.aborted ? stopped(error) : translateAwsError(error, operation);
  } finally {
    ending.abort();
  }
}

function toRequest(input: ConversationInput) {
  const { modelId, system, messages, temperature, topP, maxTokens, requestMetadata } = input;
  const settings = Object.entries({ temperature, topP, maxTokens }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    modelId,
    messages: messages.map(({ role, text }) => ({ role, content: [{ text }] })),
    // AWS refuses an empty system prompt, an empty settings object is harmless but noise.
    ...(system ? { system: [{ text: system }] } : {}),
    ...(settings.length > 0 ? { inferenceConfig: Object.fromEntries(settings) } : {}),
    ...(requestMetadata && Object.keys(requestMetadata).length > 0 ? { requestMetadata } : {}),
  };
}

async function* eventsOf(
  stream: AsyncIterable<ConverseStreamOutput> | Iterable<ConverseStreamOutput>,
  signal: AbortSignal,
): AsyncGenerator<ConversationEvent, void, undefined> {
  let isComplete = false;
  for await (const part of stream) {
    signal.throwIfAborted();
    const event = toEvent(part);
    isComplete ||= event?.type === "stop";
    if (event) yield event;
  }
  signal.throwIfAborted();
  if (!isComplete) throw brokenOff();
}

function toEvent(part: ConverseStreamOutput): ConversationEvent | undefined {
  if (part.contentBlockDelta) {
    const { text, reasoningContent } = part.contentBlockDelta.delta ?? {};
    if (text) return { type: "text", text };
    return reasoningContent?.text ? { type: "reasoning", text: reasoningContent.text } : undefined;
  }
  if (part.messageStop) return { type: "stop", stopReason: part.messageStop.stopReason ?? "" };
  if (part.metadata) return toUsage(part.metadata);
  return undefined;
}

function toUsage({ usage, metrics }: NonNullable<ConverseStreamOutput["metadata"]>): ConversationEvent {
  const inputTokens = usage?.inputTokens ?? 0;
  const outputTokens = usage?.outputTokens ?? 0;
  return {
    type: "usage",
    inputTokens,
    outputTokens,
    totalTokens: usage?.totalTokens ?? inputTokens + outputTokens,
    cacheReadInputTokens: usage?.cacheReadInputTokens ?? 0,
    cacheWriteInputTokens: usage?.cacheWriteInputTokens ?? 0,
    latencyMs: metrics?.latencyMs ?? null,
  };
}

function stopped(cause: unknown): AwsError {
  return new AwsError("The conversation was stopped.", {
    code: "aborted",
    awsCode: "AbortError",
    operation,
    cause,
  });
}

function brokenOff(): AwsError {
  return new AwsError("The answer ended before the model had finished it.", {
    code: "unavailable",
    awsCode: "ModelStreamErrorException",
    operation,
    cause: undefined,
  });
}
