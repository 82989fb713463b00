import { expect, test } from "vitest";
import { modelKeyOfId, modelKeyOfName } from "./model-key.ts";

test.for([
  ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"],
  ["anthropic.claude-sonnet-5", "Claude Sonnet 5 (Amazon Bedrock Edition)"],
  ["anthropic.claude-opus-4-6-v1", "Claude Opus 4.6 (Amazon Bedrock Edition)"],
  ["anthropic.claude-3-5-sonnet-20241022-v2:0", "Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)"],
  ["amazon.nova-2-lite-v1:0", "Nova 2.0 Lite"],
  ["amazon.nova-lite-v1:0:300k", "Nova Lite"],
  ["amazon.titan-embed-text-v2:0", "Titan Text Embeddings V2"],
  ["meta.llama3-3-70b-instruct-v1:0", "Llama 3.3 70B"],
  ["mistral.mistral-7b-instruct-v0:2", "Mistral 7B Instruct"],
  ["mistral.mistral-large-2402-v1:0", "Mistral Large (24.02)"],
  ["cohere.command-r-plus-v1:0", "Cohere Command R+ (Amazon Bedrock Edition)"],
  ["cohere.embed-v4:0", "Cohere Embed v4 (Amazon Bedrock Edition)"],
  ["deepseek.r1-v1:0", "R1"],
  ["openai.gpt-oss-120b-1:0", "gpt-oss-120b"],
  ["qwen.qwen3-32b-v1:0", "Qwen3 32B (dense)"],
  ["qwen.qwen3-32b-v1:0", "qwen.qwen3-32b"],
] as const)("%s is %s", ([id, name]) => {
  expect(modelKeyOfId(id)).toBe(modelKeyOfName(name));
});

test.for([
  ["anthropic.claude-3-5-sonnet-20240620-v1:0", "Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)"],
  ["amazon.nova-lite-v1:0", "Nova 2 Lite"],
  ["cohere.command-r-v1:0", "Cohere Command R+ (Amazon Bedrock Edition)"],
  ["meta.llama3-1-70b-instruct-v1:0", "Llama 3.1 70B Latency Optimized"],
] as const)("%s is not %s", ([id, name]) => {
  expect(modelKeyOfId(id)).not.toBe(modelKeyOfName(name));
});
