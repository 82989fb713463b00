import type { InvocationInput, InvocationParameters } from "./schema.ts";

/** Bytes that InvokeEndpoint takes at most, by the API's own model. */
export const mostBodyBytes = 6_291_456;

/** A body to send, or why there is none. */
export type ComposedBody = { body: string; contentType: "application/json" } | { problem: string };

/**
 * Writes a call in the form that its image takes. A model's name is left out of OpenAI bodies: the endpoint
 * serves one, and servers refuse a name other than the one they were started with.
 *
 * Source: https://huggingface.co/docs/text-generation-inference/reference/api_reference,
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
 */
export function composeBody(input: InvocationInput): ComposedBody {
  const problem = problemOf(input);
  if (problem !== undefined) return { problem };
  const body = input.form === "raw" ? input.body : JSON.stringify(contentOf(input));
  const bytes = Buffer.byteLength(body);
  if (bytes > mostBodyBytes) {
    return { problem: `The call has ${bytes} bytes; SageMaker takes ${mostBodyBytes}. Shorten it.` };
  }
  return { body, contentType: "application/json" };
}

function problemOf(input: InvocationInput): string | undefined {
  if (input.form === "raw") return isJson(input.body) ? undefined : "The body is not JSON.";
  if (input.form === "tgi" && input.parameters.temperature === 0) {
    return "TGI takes a temperature above 0. Leave it out to always get the likeliest answer.";
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function contentOf(input: Exclude<InvocationInput, { form: "raw" }>): object {
  if (input.form === "embeddings") {
    const [only] = input.texts;
    return { inputs: input.texts.length === 1 ? only : input.texts };
  }
  const stream = input.stream ? { stream: true } : {};
  if (input.form === "tgi")
    return { inputs: input.prompt, parameters: tgiParameters(input.parameters), ...stream };
  return { messages: input.messages, ...openAiParameters(input.parameters), ...stream };
}

function tgiParameters(parameters: InvocationParameters): object {
  const { maxNewTokens, temperature, topP, repetitionPenalty, returnFullText } = parameters;
  return defined({
    max_new_tokens: maxNewTokens,
    temperature,
    // TGI refuses 1, which means the same as nothing.
    top_p: topP === 1 ? undefined : topP,
    repetition_penalty: repetitionPenalty,
    return_full_text: returnFullText,
  });
}

function openAiParameters({
  maxNewTokens,
  temperature,
  topP,
  repetitionPenalty,
}: InvocationParameters): object {
  return defined({
    max_tokens: maxNewTokens,
    temperature,
    top_p: topP,
    repetition_penalty: repetitionPenalty,
  });
}

function defined(record: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
