import fc from "fast-check";
import { expect, test } from "vitest";
import { composeBody, mostBodyBytes } from "./compose-body.ts";
import { explainInvocation } from "./explain-invocation.ts";
import { parseAnswer } from "./parse-answer.ts";
import { readStream } from "./read-stream.ts";
import { InvocationAnswer, type InvocationInput } from "./schema.ts";

const parameters = { maxNewTokens: 150, temperature: 0.01, topP: 0.9, repetitionPenalty: 1.1 };

const bodies: readonly (readonly [InvocationInput, object])[] = [
  [
    { form: "tgi", prompt: "Hi", parameters: { ...parameters, returnFullText: false }, stream: false },
    {
      inputs: "Hi",
      parameters: {
        max_new_tokens: 150,
        temperature: 0.01,
        top_p: 0.9,
        repetition_penalty: 1.1,
        return_full_text: false,
      },
    },
  ],
  [
    { form: "tgi", prompt: "Hi", parameters: { topP: 1 }, stream: true },
    { inputs: "Hi", parameters: {}, stream: true },
  ],
  [
    { form: "openai-chat", messages: [{ role: "user", content: "Hi" }], parameters, stream: true },
    {
      messages: [{ role: "user", content: "Hi" }],
      max_tokens: 150,
      temperature: 0.01,
      top_p: 0.9,
      repetition_penalty: 1.1,
      stream: true,
    },
  ],
  [{ form: "embeddings", texts: ["one"] }, { inputs: "one" }],
  [{ form: "embeddings", texts: ["one", "two"] }, { inputs: ["one", "two"] }],
  [{ form: "raw", body: '{"any": 1}', stream: false }, { any: 1 }],
];

test.each(bodies)("%j is sent as %j", (input, expected) => {
  const composed = composeBody(input);
  expect("body" in composed && JSON.parse(composed.body)).toEqual(expected);
});

test.each<[InvocationInput, RegExp]>([
  [{ form: "raw", body: "{any: 1}", stream: false }, /not JSON/],
  [{ form: "tgi", prompt: "Hi", parameters: { temperature: 0 }, stream: false }, /above 0/],
  [{ form: "embeddings", texts: ["é".repeat(mostBodyBytes / 2)] }, /6291456/],
])("%.60j is not sent", (input, problem) => {
  expect(composeBody(input)).toEqual({ problem: expect.stringMatching(problem) });
});

test.each([
  ["a list", "tgi", '[{"generated_text": "Hello"}]', { text: "Hello" }],
  [
    "an object",
    "tgi",
    '{"generated_text": "Hello", "details": {"finish_reason": "length", "generated_tokens": 3}}',
    { text: "Hello", finishReason: "length", usage: { inputTokens: null, outputTokens: 3 } },
  ],
  [
    "a chat",
    "openai-chat",
    '{"choices": [{"message": {"content": "Hello"}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 4, "completion_tokens": 2}}',
    { text: "Hello", finishReason: "stop", usage: { inputTokens: 4, outputTokens: 2 } },
  ],
  ["a completion", "raw", '{"choices": [{"text": "Hello"}]}', { text: "Hello" }],
  [
    "vectors",
    "embeddings",
    "[[0.1, 0.2], [0.3, 0.4]]",
    {
      vectors: [
        [0.1, 0.2],
        [0.3, 0.4],
      ],
      text: null,
    },
  ],
  ["one vector", "embeddings", "[[0.1, 0.2]]", { vectors: [[0.1, 0.2]] }],
  ["vectors by name", "embeddings", '{"data": [{"embedding": [0.5]}]}', { vectors: [[0.5]] }],
  [
    "an error of TGI",
    "tgi",
    '{"error": "Input validation error", "error_type": "validation"}',
    { error: "Input validation error", text: null },
  ],
  [
    "an error of vLLM",
    "openai-chat",
    '{"object": "error", "message": "too long", "code": 400}',
    { error: "too long" },
  ],
  [
    "an error of OpenAI",
    "openai-chat",
    '{"error": {"message": "no such model"}}',
    { error: "no such model" },
  ],
  ["plain text", "raw", "Hello", { text: "Hello", json: null }],
  ["nothing", "raw", "", { text: null, json: null }],
  ["something else", "raw", '{"scores": [1, 2]}', { text: null, error: null, json: { scores: [1, 2] } }],
] as const)("%s is read", (...[, form, text, expected]) => {
  expect(parseAnswer(form, text)).toMatchObject(expected);
});

test("no answer whatever makes the reader fail", () => {
  const anything = fc.oneof(fc.json(), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(anything, fc.constantFrom("tgi", "openai-chat", "embeddings", "raw"), (text, form) => {
      const answer = parseAnswer(form, text);
      expect(InvocationAnswer.safeParse(answer).success).toBe(true);
    }),
  );
});

async function* inParts(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const streams = [
  [
    'data:{"token":{"text":"Grü"}}\n\ndata: {"token":{"text":"ße"}}\n\ndata:{"token":{"text":"</s>","special":true},"generated_text":"Grüße"}\n\n',
    "Grüße",
  ],
  [
    ': ping\n\ndata: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\ndata: {"choices":[{"delta":{"content":"Grü"}}]}\r\n\r\ndata: {"choices":[{"delta":{"content":"ße"}}]}\n\ndata: {"choices":[],"usage":{}}\n\ndata: [DONE]\n\n',
    "Grüße",
  ],
  ['{"token":{"text":"Grü"}}\n{"token":{"text":"ße"}}', "Grüße"],
  ["Grüße", "Grüße"],
] as const;

test.each(streams)("the stream %.40j gives its text, wherever its parts end", async (stream, text) => {
  for (const size of [1, 2, 3, 7, 1000]) {
    let read = "";
    let raw = "";
    for await (const piece of readStream(inParts(stream, size))) {
      read += "text" in piece ? piece.text : "";
      raw += "raw" in piece ? piece.raw : "";
    }
    expect({ read, raw }).toEqual({ read: text, raw: stream });
  }
});

test("an error inside a stream is an error, not text", async () => {
  const pieces = [];
  for await (const piece of readStream(
    inParts('data: {"token":{"text":"A"}}\n\ndata: {"error":"overloaded"}\n\n', 9),
  ))
    if (!("raw" in piece)) pieces.push(piece);
  expect(pieces).toEqual([{ text: "A" }, { error: "overloaded" }]);
});

test.each([
  [
    "component-needed",
    "Inference Component Name header is required for endpoints to which you plan to deploy inference components. Please include Inference Component Name header or consider using SageMaker models.",
  ],
  [
    "no-copy",
    "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
  ],
  ["endpoint-missing", "Endpoint twin-llama of account 111122223333 not found."],
  [
    "too-long",
    'Received client error (424) from primary with message "{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 20 `inputs` tokens and 5000 `max_new_tokens`"}".',
  ],
  [
    "no-template",
    "As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.",
  ],
  [
    "wrong-form",
    'Received client error (422) from primary with message "Failed to deserialize the JSON body into the target type: missing field `inputs` at line 1 column 90".',
  ],
  [
    "slow",
    "Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.",
  ],
  ["unknown", "Something new."],
])("%s: %.60s", (ruleId, message) => {
  expect(explainInvocation(new Error(message))).toMatchObject({ ruleId });
});
