import {
  ConverseCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect } from "vitest";
import { membersOf } from "../../wire/members.ts";
import type { Members } from "../../wire/members.ts";
import { at } from "../../testing/at.ts";
import { asUser, studioMadeArn, test } from "../../testing/simulator-test.ts";

type Json = Members;

async function invoke(runtime: BedrockRuntimeClient, modelId: string, body: unknown): Promise<Json> {
  const answer = await runtime.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body) }));
  expect(answer.contentType).toBe("application/json");
  const json: unknown = JSON.parse(answer.body.transformToString());
  return membersOf(json);
}

async function stream(runtime: BedrockRuntimeClient, modelId: string, body: unknown): Promise<Json[]> {
  const answer = await runtime.send(
    new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) }),
  );
  const chunks: Json[] = [];
  for await (const event of answer.body ?? []) {
    const json: unknown = JSON.parse(Buffer.from(event.chunk?.bytes ?? []).toString());
    chunks.push(membersOf(json));
  }
  return chunks;
}

const claudeBody = (content: string, more: Json = {}): Json => ({
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 100,
  messages: [{ role: "user", content }],
  ...more,
});

type Family = {
  name: string;
  modelId: string;
  body: Json;
  answer: object;
  words: (chunk: Json) => unknown;
  metrics?: object;
};

const families: Family[] = [
  {
    name: "Claude",
    modelId: studioMadeArn,
    body: claudeBody('Say "one two"'),
    answer: {
      type: "message",
      role: "assistant",
      content: [{ type: "text", text: "one two" }],
      stop_reason: "end_turn",
      usage: { output_tokens: 2 },
    },
    words: (chunk) => at(chunk, "delta", "text"),
  },
  {
    name: "Nova",
    modelId: "us.amazon.nova-lite-v1:0",
    body: {
      messages: [{ role: "user", content: [{ text: 'Say "one two"' }] }],
      inferenceConfig: { maxTokens: 50 },
    },
    answer: {
      output: { message: { content: [{ text: "one two" }] } },
      stopReason: "end_turn",
      usage: { outputTokens: 2 },
    },
    words: (chunk) => at(chunk, "contentBlockDelta", "delta", "text"),
  },
  {
    name: "Llama",
    modelId: "us.meta.llama3-3-70b-instruct-v1:0",
    body: {
      prompt:
        '<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nSay "one two"<|eot_id|><|start_header_id|>assistant<|end_header_id|>',
    },
    answer: { generation: "one two", generation_token_count: 2, stop_reason: "stop" },
    words: (chunk) => chunk["generation"],
  },
  {
    name: "Mistral",
    modelId: "mistral.mixtral-8x7b-instruct-v0:1",
    body: { prompt: '<s>[INST] Say "one two" [/INST]', max_tokens: 50 },
    answer: { outputs: [{ text: "one two", stop_reason: "stop" }] },
    words: (chunk) => at(chunk, "outputs", 0, "text"),
  },
  {
    name: "DeepSeek-R1",
    modelId: "us.deepseek.r1-v1:0",
    body: { prompt: '<｜User｜>Say "one two"<｜Assistant｜>' },
    answer: { choices: [{ text: "one two", stop_reason: "stop" }] },
    words: (chunk) => at(chunk, "choices", 0, "text"),
  },
  {
    name: "gpt-oss",
    modelId: "openai.gpt-oss-20b-1:0",
    body: {
      messages: [
        { role: "system", content: "Be kind." },
        { role: "user", content: 'Say "one two"' },
      ],
    },
    answer: {
      choices: [{ message: { content: "one two" }, finish_reason: "stop" }],
      usage: { completion_tokens: 2 },
    },
    words: (chunk) => at(chunk, "choices", 0, "delta", "content"),
  },
  {
    name: "Command R",
    modelId: "cohere.command-r-v1:0",
    body: {
      message: 'Say "one two"',
      chat_history: [
        { role: "USER", message: "Hi" },
        { role: "CHATBOT", message: "Hello" },
      ],
    },
    answer: { text: "one two", finish_reason: "COMPLETE" },
    words: (chunk) => chunk["text"],
  },
];

const nearness = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

describe("families", () => {
  for (const { name, modelId, body, answer, words } of families) {
    test(`${name} answers in its own form`, async ({ clients: { runtime } }) => {
      expect(await invoke(runtime, modelId, body)).toMatchObject(answer);
    });

    test(`${name} streams chunks of its own form, the last with Bedrock's metrics`, async ({
      clients: { runtime },
    }) => {
      const chunks = await stream(runtime, modelId, body);
      expect(
        chunks
          .map((chunk) => words(chunk))
          .filter((word) => typeof word === "string")
          .join(""),
      ).toBe("one two");
      expect(chunks.at(-1)).toMatchObject({ "amazon-bedrock-invocationMetrics": { outputTokenCount: 2 } });
      expect(chunks.filter((chunk) => "amazon-bedrock-invocationMetrics" in chunk)).toHaveLength(1);
    });
  }

  test("Titan embeds texts as unit vectors, near for texts that share words", async ({
    clients: { runtime },
  }) => {
    const embed = async (inputText: string) => {
      const answer = await invoke(runtime, "amazon.titan-embed-text-v2:0", { inputText, dimensions: 256 });
      return Array.isArray(answer["embedding"]) ? answer["embedding"].map(Number) : [];
    };
    const [tea, moreTea, cars] = [
      await embed("green tea leaves"),
      await embed("fresh tea leaves"),
      await embed("fast red cars"),
    ];
    expect(tea).toHaveLength(256);
    expect(nearness(tea, tea)).toBeCloseTo(1, 5);
    expect(nearness(tea, moreTea)).toBeGreaterThan(nearness(tea, cars));
  });

  test("Cohere embeds several texts at once", async ({ clients: { runtime } }) => {
    const answer = await invoke(runtime, "us.cohere.embed-v4:0", {
      texts: ["a", "b"],
      input_type: "search_document",
    });
    expect(answer["embeddings"]).toHaveLength(2);
  });

  test("Nova Canvas answers as many pictures as asked", async ({ connect }) => {
    const { runtime } = connect({ region: "us-east-1" });
    const answer = await invoke(runtime, "amazon.nova-canvas-v1:0", {
      taskType: "TEXT_IMAGE",
      imageGenerationConfig: { numberOfImages: 2 },
    });
    expect(answer["images"]).toHaveLength(2);
  });

  test("Claude uses a tool in Anthropic's form, streamed or whole", async ({ clients: { runtime } }) => {
    const tools = [
      { name: "get_weather", description: "", input_schema: { properties: { city: { type: "string" } } } },
    ];
    const body = claudeBody("weather in Oslo today", { tools });
    expect(await invoke(runtime, studioMadeArn, body)).toMatchObject({
      stop_reason: "tool_use",
      content: [{}, { type: "tool_use", name: "get_weather" }],
    });
    const types = (await stream(runtime, studioMadeArn, body)).map((chunk) => at(chunk, "delta", "type"));
    expect(types).toContain("input_json_delta");
  });

  test("an answer cut by the family's own limit says so in its own word", async ({
    clients: { runtime },
  }) => {
    const llama = await invoke(runtime, "us.meta.llama3-3-70b-instruct-v1:0", {
      prompt: "Tell me about tea",
      max_gen_len: 3,
    });
    const claude = await invoke(runtime, studioMadeArn, claudeBody("Tell me about tea", { max_tokens: 3 }));
    expect([llama["stop_reason"], claude["stop_reason"]]).toEqual(["length", "max_tokens"]);
  });
});

test("the three ways to count one question agree", async ({ clients: { runtime } }) => {
  const modelId = "anthropic.claude-3-haiku-20240307-v1:0";
  const body = claudeBody("How many tokens is this?");
  const whole = await invoke(runtime, modelId, body);
  const counted = await runtime.send(
    new CountTokensCommand({ modelId, input: { invokeModel: { body: Buffer.from(JSON.stringify(body)) } } }),
  );
  const spoken = await runtime.send(
    new ConverseCommand({ modelId, messages: asUser("How many tokens is this?") }),
  );
  expect(at(whole, "usage", "input_tokens")).toBe(counted.inputTokens);
  expect(spoken.usage?.inputTokens).toBe(counted.inputTokens);
});

describe("refusals", () => {
  const refused: [string, string, unknown, string][] = [
    [
      "a body that is not JSON",
      studioMadeArn,
      undefined,
      "Malformed input request, please reformat your input and try again.",
    ],
    ["a body that is a list", studioMadeArn, [], "Malformed input request"],
    [
      "Claude without max_tokens",
      studioMadeArn,
      { anthropic_version: "x", messages: [] },
      "max_tokens: Field required",
    ],
    [
      "Claude without a message",
      studioMadeArn,
      claudeBody("", { messages: [] }),
      "messages: at least one message is required",
    ],
    [
      "Claude with an assistant's message first",
      studioMadeArn,
      claudeBody("", { messages: [{ role: "assistant", content: "Hi" }] }),
      'first message must use the "user" role',
    ],
    [
      "Llama without a prompt",
      "us.meta.llama3-3-70b-instruct-v1:0",
      {},
      "#: required key [prompt] not found",
    ],
    [
      "Nova with an assistant's message first",
      "us.amazon.nova-lite-v1:0",
      { messages: [{ role: "assistant", content: [] }] },
      "must start with a user message",
    ],
    [
      "Titan with 300 dimensions",
      "amazon.titan-embed-text-v2:0",
      { inputText: "a", dimensions: 300 },
      "#/dimensions: 300 is not a valid enum value",
    ],
  ];
  for (const [what, modelId, body, message] of refused) {
    test(`${what} is refused`, async ({ clients: { runtime } }) => {
      await expect(invoke(runtime, modelId, body)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("an embedding cannot be streamed", async ({ clients: { runtime } }) => {
    await expect(stream(runtime, "amazon.titan-embed-text-v2:0", { inputText: "a" })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  test("a body above 25,000,000 bytes is refused without being repeated", async ({
    clients: { runtime },
  }) => {
    const command = new InvokeModelCommand({ modelId: studioMadeArn, body: Buffer.alloc(25_000_001, "x") });
    await expect(runtime.send(command)).rejects.toMatchObject({
      message:
        "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less than or equal to 25000000",
    });
  });

  for (const [what, requestMetadata] of [
    ["that is not JSON", "team=search"],
    [
      "with 17 entries",
      JSON.stringify(Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`k${index}`, "v"]))),
    ],
    ["with a letter outside the alphabet", JSON.stringify({ "a|b": "c" })],
  ] as const) {
    test(`request metadata ${what} is refused`, async ({ clients: { runtime } }) => {
      const command = new InvokeModelCommand({
        modelId: studioMadeArn,
        body: JSON.stringify(claudeBody("Hi")),
        requestMetadata,
      });
      await expect(runtime.send(command)).rejects.toMatchObject({
        name: "ValidationException",
        message: "The provided request metadata is invalid.",
      });
    });
  }

  test("request metadata of one good entry is taken", async ({ clients: { runtime } }) => {
    const command = new InvokeModelCommand({
      modelId: studioMadeArn,
      body: JSON.stringify(claudeBody("Hi")),
      requestMetadata: JSON.stringify({ team: "search" }),
    });
    expect((await runtime.send(command)).$metadata.httpStatusCode).toBe(200);
  });
});
