import { ConverseCommand, CountTokensCommand } from "@aws-sdk/client-bedrock-runtime";
import type { BedrockRuntimeClient, ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect } from "vitest";
import { asUser, studioMadeArn, test } from "../../testing/simulator-test.ts";

const claude = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

const ask = (runtime: BedrockRuntimeClient, input: Partial<ConverseCommandInput> = {}) =>
  runtime.send(
    new ConverseCommand({ modelId: claude, messages: asUser("Why do teams tag profiles?"), ...input }),
  );

const textOf = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).output?.message?.content?.[0]?.text;

describe("answers", () => {
  test("an answer depends on the question and on nothing else", async ({ clients: { runtime } }) => {
    const first = await textOf(runtime);
    expect(first).toContain("“Why do teams tag profiles?”");
    expect(await textOf(runtime)).toBe(first);
    expect(await textOf(runtime, { messages: asUser("Why is the sky blue?") })).not.toBe(first);
  });

  for (const [prompt, answer] of [
    ['Say "OK"', "OK"],
    ["Say OK", "OK"],
    ["Reply with exactly: pong", "pong"],
    ["Say hello in 3 words", "Hello there, friend."],
    ["What is 17 * 3?", "17 * 3 is 51."],
  ] as const) {
    test(`“${prompt}” is followed to the letter`, async ({ clients: { runtime } }) => {
      expect(await textOf(runtime, { messages: asUser(prompt) })).toBe(answer);
    });
  }

  test("a list is answered as a list of as many points as asked", async ({ clients: { runtime } }) => {
    const text = await textOf(runtime, { messages: asUser("List five reasons to tag resources") });
    expect(text?.match(/^- \*\*/gm)).toHaveLength(5);
  });

  test("code is answered in a fenced block of the language asked for", async ({ clients: { runtime } }) => {
    expect(
      await textOf(runtime, { messages: asUser("Write a TypeScript function that trims text") }),
    ).toMatch(/```typescript\n[\s\S]+\n```/);
  });

  test("the system prompt and earlier turns are heard", async ({ clients: { runtime } }) => {
    const messages = [
      ...asUser("Hello"),
      { role: "assistant" as const, content: [{ text: "Hi" }] },
      ...asUser("And tea?"),
    ];
    const text = await textOf(runtime, {
      system: [{ text: "You are a tea merchant. Stay polite." }],
      messages,
    });
    expect(text).toMatch(/^Speaking as a tea merchant: Building on what you said before/);
  });

  test("attachments are counted and mentioned", async ({ clients: { runtime } }) => {
    const image = {
      image: { format: "png" as const, source: { bytes: Buffer.from("not really a picture") } },
    };
    const answer = await ask(runtime, {
      messages: [{ role: "user", content: [{ text: "What is this?" }, image] }],
    });
    expect(answer.output?.message?.content?.[0]?.text).toContain("png image");
    expect(answer.usage?.inputTokens).toBeGreaterThan(1600);
  });
});

describe("tokens", () => {
  test("CountTokens tells what the same input is then charged for", async ({ clients: { runtime } }) => {
    const converse = {
      messages: asUser("How many tokens are these words?"),
      system: [{ text: "Be exact." }],
    };
    const counted = await runtime.send(
      new CountTokensCommand({ modelId: claude.slice(3), input: { converse } }),
    );
    const { usage } = await ask(runtime, converse);
    expect(counted.inputTokens).toBe(usage?.inputTokens);
    expect(usage?.totalTokens).toBe((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0));
  });

  test("maxTokens cuts the answer and says so", async ({ clients: { runtime } }) => {
    const whole = await textOf(runtime);
    const cut = await ask(runtime, { inferenceConfig: { maxTokens: 5 } });
    expect(cut).toMatchObject({ stopReason: "max_tokens", usage: { outputTokens: 5 } });
    expect(whole?.startsWith(cut.output?.message?.content?.[0]?.text ?? "?")).toBe(true);
  });

  test("a stop sequence ends the answer before it and is named on request", async ({
    clients: { runtime },
  }) => {
    const answer = await ask(runtime, {
      messages: asUser('Say "one two three"'),
      inferenceConfig: { stopSequences: ["three", "two"] },
      additionalModelResponseFieldPaths: ["/stop_sequence"],
    });
    expect(answer).toMatchObject({
      stopReason: "stop_sequence",
      additionalModelResponseFields: { stop_sequence: "two" },
    });
    expect(answer.output?.message?.content).toEqual([{ text: "one " }]);
  });

  test("CountTokens takes Claude's foundation models only", async ({ clients: { runtime } }) => {
    const count = (modelId: string) =>
      runtime.send(new CountTokensCommand({ modelId, input: { converse: { messages: asUser("Hi") } } }));
    await expect(count(claude)).rejects.toMatchObject({
      message: "The provided model identifier is invalid.",
    });
    await expect(count("amazon.nova-2-lite-v1:0")).rejects.toMatchObject({
      message: "The provided model doesn't support counting tokens.",
    });
  });
});

describe("tools", () => {
  const toolConfig = {
    tools: [
      {
        toolSpec: {
          name: "get_weather",
          description: "Weather of a city",
          inputSchema: {
            json: { type: "object", properties: { city: { type: "string" }, days: { type: "integer" } } },
          },
        },
      },
    ],
  };

  test("a question that names a tool is answered with its use", async ({ clients: { runtime } }) => {
    const answer = await ask(runtime, {
      toolConfig,
      messages: asUser("What will the weather be for 3 days in Oslo?"),
    });
    expect(answer.stopReason).toBe("tool_use");
    expect(answer.output?.message?.content?.[1]?.toolUse).toMatchObject({
      name: "get_weather",
      input: { city: "days in Oslo", days: 3 },
    });
  });

  test("the tool's result is taken up in the next answer", async ({ clients: { runtime } }) => {
    const first = await ask(runtime, { toolConfig, messages: asUser("weather in Oslo") });
    const toolUseId = first.output?.message?.content?.[1]?.toolUse?.toolUseId;
    const result = {
      role: "user" as const,
      content: [{ toolResult: { toolUseId, content: [{ text: "Snow, -3 degrees" }] } }],
    };
    const messages = [...asUser("weather in Oslo"), first.output?.message ?? result, result];
    const second = await ask(runtime, { toolConfig, messages });
    expect(second.stopReason).toBe("end_turn");
    expect(second.output?.message?.content?.[0]?.text).toContain("Snow, -3 degrees");
  });

  test("a model that is told to use a tool does", async ({ clients: { runtime } }) => {
    const answer = await ask(runtime, {
      toolConfig: { ...toolConfig, toolChoice: { any: {} } },
      messages: asUser("Hello"),
    });
    expect(answer.stopReason).toBe("tool_use");
  });
});

describe("model identifiers", () => {
  for (const [what, modelId] of [
    ["an on-demand model id", "anthropic.claude-3-haiku-20240307-v1:0"],
    [
      "a foundation model ARN",
      "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
    ],
    ["a system-defined profile id", claude],
    ["a system-defined profile ARN", `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${claude}`],
    ["an application profile ARN", studioMadeArn],
  ] as const) {
    test(`${what} is accepted`, async ({ clients: { runtime } }) => {
      expect(await textOf(runtime, { modelId, messages: asUser("Which model are you?") })).toContain(
        "I am Claude",
      );
    });
  }

  const refused: [string, string, object][] = [
    [
      "a model that needs a profile",
      "anthropic.claude-sonnet-5",
      {
        name: "ValidationException",
        message:
          "Invocation of model ID anthropic.claude-sonnet-5 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
      },
    ],
    [
      "an unknown model",
      "acme.model-v1:0",
      { name: "ValidationException", message: "The provided model identifier is invalid." },
    ],
    [
      "a profile of another geography",
      "eu.anthropic.claude-sonnet-4-6",
      { name: "ValidationException", message: "The provided model identifier is invalid." },
    ],
    [
      "a profile ARN of another Region",
      studioMadeArn.replace("us-west-2", "us-east-1"),
      { name: "ValidationException" },
    ],
    [
      "a deleted profile",
      studioMadeArn.replace("dsh66sruwg0s", "64eos5h69zwm"),
      { name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } },
    ],
    [
      "another account's profile",
      "arn:aws:bedrock:us-west-2:444455556666:application-inference-profile/p4rtn3rsonn5",
      { name: "AccessDeniedException", $metadata: { httpStatusCode: 403 } },
    ],
  ];
  for (const [what, modelId, error] of refused) {
    test(`${what} is refused`, async ({ clients: { runtime } }) => {
      await expect(ask(runtime, { modelId })).rejects.toMatchObject(error);
    });
  }

  test("a model past its end of life is gone", async ({ clients: { runtime }, control }) => {
    await control("/clock/advance", { seconds: 2 * 365 * 24 * 3600 });
    await expect(ask(runtime, { modelId: "anthropic.claude-3-haiku-20240307-v1:0" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: expect.stringContaining("end of its life"),
    });
  });
});

describe("refusals", () => {
  const assistant = { role: "assistant" as const, content: [{ text: "Hello" }] };
  const mixtral = "mistral.mixtral-8x7b-instruct-v0:1";
  const toolConfig = { tools: [{ toolSpec: { name: "a", inputSchema: { json: {} } } }] };
  const refused: [string, Partial<ConverseCommandInput>, string][] = [
    [
      "an assistant's message first",
      { messages: [assistant] },
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    ],
    ["no message", { messages: [] }, "A conversation must start with a user message."],
    [
      "two user messages in a row",
      { messages: [...asUser("a"), ...asUser("b")] },
      "must alternate between user and assistant roles",
    ],
    [
      "an empty content",
      { messages: [{ role: "user", content: [] }] },
      "The content field in the Message object at messages.0 is empty.",
    ],
    [
      "a blank text",
      { messages: asUser(" ") },
      "The text field in the ContentBlock object at messages.0.content.0 is blank.",
    ],
    [
      "a temperature above 1",
      { inferenceConfig: { temperature: 1.5 } },
      "Value '1.5' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      "maxTokens 0",
      { inferenceConfig: { maxTokens: 0 } },
      "at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      "more tokens than the model gives",
      { inferenceConfig: { maxTokens: 64_001 } },
      "The maximum tokens you requested exceeds the model limit of 64000.",
    ],
    [
      "17 entries of metadata",
      { requestMetadata: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`k${index}`, "v"])) },
      "Value at 'requestMetadata' failed to satisfy constraint: Member must have length less than or equal to 16",
    ],
    [
      "a metadata key outside the alphabet",
      { requestMetadata: { "a|b": "v" } },
      "Map keys must satisfy constraint: [Member must have length less than or equal to 256",
    ],
    [
      "a metadata value of 257",
      { requestMetadata: { a: "v".repeat(257) } },
      "Map value must satisfy constraint",
    ],
    [
      "temperature with top_p on Claude 4.5",
      { inferenceConfig: { temperature: 0.5, topP: 0.5 } },
      "`temperature` and `top_p` cannot both be specified for this model.",
    ],
    [
      "a temperature on Claude Sonnet 5",
      { modelId: "us.anthropic.claude-sonnet-5", inferenceConfig: { temperature: 0.5 } },
      "`temperature` is deprecated for this model.",
    ],
    [
      "top_p on Claude Sonnet 5",
      { modelId: "us.anthropic.claude-sonnet-5", inferenceConfig: { topP: 0.5 } },
      "`top_p` is deprecated for this model.",
    ],
    [
      "an embedding model",
      { modelId: "amazon.titan-embed-text-v2:0" },
      "This action doesn't support the model that you provided.",
    ],
    [
      "a system prompt on Mixtral",
      { modelId: mixtral, system: [{ text: "Be kind" }] },
      "This model doesn't support system messages.",
    ],
    ["tools on Mixtral", { modelId: mixtral, toolConfig }, "This model doesn't support tool use."],
    [
      "an answer begun by the caller on Mixtral",
      { modelId: mixtral, messages: [...asUser("a"), assistant] },
      "requires the last turn in the conversation to be a user message",
    ],
  ];
  for (const [what, input, message] of refused) {
    test(`${what} is refused in AWS's words`, async ({ clients: { runtime } }) => {
      await expect(ask(runtime, input)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
        $metadata: { httpStatusCode: 400 },
      });
    });
  }
});
