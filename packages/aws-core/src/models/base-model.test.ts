import { expect, test } from "vitest";
import { baseModelOf, baseModelOfId } from "./base-model.ts";

test("the model behind a profile is read from its first destination", () => {
  const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  const models = [
    { modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`, modelId, region: "us-east-1" },
    { modelArn: `arn:aws:bedrock:us-west-2::foundation-model/${modelId}`, modelId, region: "us-west-2" },
  ];
  expect(baseModelOf({ models })).toMatchObject({
    baseModelId: modelId,
    provider: "anthropic",
    family: "anthropic",
  });
});

test("a profile without models has no base model", () => {
  expect(baseModelOf({ models: [] })).toMatchObject({ baseModelId: null, provider: null, family: "other" });
});

test.for([
  ["amazon.nova-lite-v1:0", "amazon-nova", "amazon"],
  ["amazon.titan-text-express-v1", "amazon-titan", "amazon"],
  ["us.meta.llama3-3-70b-instruct-v1:0", "meta", "meta"],
  ["mistral.mistral-large-2402-v1:0", "mistral", "mistral"],
  ["cohere.command-r-plus-v1:0", "cohere", "cohere"],
  ["us.deepseek.r1-v1:0", "deepseek", "deepseek"],
  ["qwen.qwen3-coder-30b-a3b-v1:0", "qwen", "qwen"],
  ["openai.gpt-oss-120b-1:0", "openai", "openai"],
  ["ai21.jamba-1-5-large-v1:0", "ai21", "ai21"],
  ["writer.palmyra-x5-v1:0", "writer", "writer"],
  ["stability.sd3-5-large-v1:0", "stability", "stability"],
  ["somebody.new-model-v1:0", "other", "somebody"],
] as const)("%s is of the family %s", ([id, family, provider]) => {
  expect(baseModelOfId(id)).toMatchObject({ family, provider });
});

test("an id without a provider has none", () => {
  expect(baseModelOfId("qwen3-imported")).toMatchObject({ baseModelId: "qwen3-imported", provider: null });
});

test.for([
  "anthropic.claude-opus-4-7",
  "us.anthropic.claude-opus-4-8",
  "anthropic.claude-opus-5",
  "global.anthropic.claude-sonnet-5",
  "anthropic.claude-sonnet-5-20260630-v1:0",
])("%s takes neither temperature nor topP", (id) => {
  expect(baseModelOfId(id).parameters).toMatchObject({ temperature: null, topP: null });
});

test.for([
  "anthropic.claude-opus-4-1-20250805-v1:0",
  "anthropic.claude-sonnet-4-5-20250929-v1:0",
  "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
  "anthropic.claude-opus-4-6-v1",
  "anthropic.claude-sonnet-4-6",
])("%s takes temperature or topP, not both", (id) => {
  const { parameters } = baseModelOfId(id);
  expect(parameters).toMatchObject({ temperatureWithTopP: false, temperature: { min: 0, max: 1 } });
});

test.for([
  "anthropic.claude-3-5-sonnet-20241022-v2:0",
  "anthropic.claude-sonnet-4-20250514-v1:0",
  "anthropic.claude-opus-4-20250514-v1:0",
  "amazon.nova-pro-v1:0",
  "somebody.new-model-v1:0",
])("%s takes temperature and topP together", (id) => {
  expect(baseModelOfId(id).parameters.temperatureWithTopP).toBe(true);
});

test("a model without a system prompt and one without conversations are told apart", () => {
  expect(baseModelOfId("mistral.mistral-7b-instruct-v0:2").parameters).toMatchObject({
    systemPrompt: false,
    converse: true,
  });
  expect(baseModelOfId("amazon.titan-embed-text-v2:0").parameters.converse).toBe(false);
});
