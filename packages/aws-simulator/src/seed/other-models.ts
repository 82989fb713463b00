import type { BodyFamily, FoundationModel } from "./foundation-model.ts";
import { bedrockRegions } from "./geographies.ts";
import type { Geography, Region } from "./geographies.ts";

type Model = Pick<FoundationModel, "id" | "name"> & {
  since: string;
  onDemand?: readonly Region[];
  profiles?: readonly Geography[];
} & Partial<Pick<FoundationModel, "input" | "output" | "customizations" | "maxTokens" | "refuses">>;

type Maker = { provider: string; family: BodyFamily };

const from =
  ({ provider, family }: Maker) =>
  ({ since, ...model }: Model): FoundationModel => ({
    provider,
    family,
    input: ["TEXT"],
    output: ["TEXT"],
    customizations: [],
    onDemand: [],
    profiles: [],
    lifecycle: { since },
    maxTokens: 8192,
    refuses: [],
    ...model,
  });

const multimodal = ["TEXT", "IMAGE", "VIDEO"];
const widely: readonly Region[] = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "ap-northeast-1",
  "ap-south-1",
];

const nova = from({ provider: "Amazon", family: "nova" });
const llama = from({ provider: "Meta", family: "llama" });
const mistral = from({ provider: "Mistral AI", family: "mistral" });
const chat = (provider: string) => from({ provider, family: "chat-completions" });

const amazonModels: readonly FoundationModel[] = [
  nova({
    id: "amazon.nova-micro-v1:0",
    name: "Nova Micro",
    since: "2024-12-03",
    onDemand: ["us-east-1"],
    profiles: ["us", "eu", "apac"],
    maxTokens: 10_000,
    customizations: ["FINE_TUNING", "DISTILLATION"],
  }),
  nova({
    id: "amazon.nova-lite-v1:0",
    name: "Nova Lite",
    since: "2024-12-03",
    input: multimodal,
    onDemand: ["us-east-1"],
    profiles: ["us", "eu", "apac"],
    maxTokens: 10_000,
    customizations: ["FINE_TUNING"],
  }),
  nova({
    id: "amazon.nova-pro-v1:0",
    name: "Nova Pro",
    since: "2024-12-03",
    input: multimodal,
    onDemand: ["us-east-1"],
    profiles: ["us", "eu", "apac"],
    maxTokens: 10_000,
    customizations: ["FINE_TUNING"],
  }),
  nova({
    id: "amazon.nova-premier-v1:0",
    name: "Nova Premier",
    since: "2025-04-30",
    input: multimodal,
    profiles: ["us"],
    maxTokens: 32_000,
  }),
  nova({
    id: "amazon.nova-2-lite-v1:0",
    name: "Nova 2 Lite",
    since: "2025-12-02",
    input: multimodal,
    profiles: ["us", "eu", "jp", "global"],
    maxTokens: 65_535,
  }),
  from({ provider: "Amazon", family: "nova-canvas" })({
    id: "amazon.nova-canvas-v1:0",
    name: "Nova Canvas",
    since: "2024-12-03",
    input: ["TEXT", "IMAGE"],
    output: ["IMAGE"],
    onDemand: ["us-east-1", "eu-west-1", "ap-northeast-1"],
  }),
  from({ provider: "Amazon", family: "titan-embedding" })({
    id: "amazon.titan-embed-text-v1",
    name: "Titan Embeddings G1 - Text",
    since: "2023-09-28",
    output: ["EMBEDDING"],
    onDemand: ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"],
  }),
  from({ provider: "Amazon", family: "titan-embedding" })({
    id: "amazon.titan-embed-text-v2:0",
    name: "Titan Text Embeddings V2",
    since: "2024-04-30",
    output: ["EMBEDDING"],
    onDemand: bedrockRegions,
  }),
];

const metaModels: readonly FoundationModel[] = [
  llama({
    id: "meta.llama3-8b-instruct-v1:0",
    name: "Llama 3 8B Instruct",
    since: "2024-04-18",
    onDemand: ["us-east-1", "us-west-2", "ca-central-1", "eu-west-2", "ap-south-1"],
    maxTokens: 2048,
    refuses: ["tools", "prefill"],
  }),
  llama({
    id: "meta.llama3-1-8b-instruct-v1:0",
    name: "Llama 3.1 8B Instruct",
    since: "2024-07-23",
    onDemand: ["us-west-2"],
    profiles: ["us"],
    refuses: ["prefill"],
  }),
  llama({
    id: "meta.llama3-1-70b-instruct-v1:0",
    name: "Llama 3.1 70B Instruct",
    since: "2024-07-23",
    onDemand: ["us-west-2"],
    profiles: ["us"],
    refuses: ["prefill"],
  }),
  llama({
    id: "meta.llama3-2-1b-instruct-v1:0",
    name: "Llama 3.2 1B Instruct",
    since: "2024-09-25",
    profiles: ["us", "eu"],
    refuses: ["tools", "prefill"],
  }),
  llama({
    id: "meta.llama3-2-3b-instruct-v1:0",
    name: "Llama 3.2 3B Instruct",
    since: "2024-09-25",
    profiles: ["us", "eu"],
    refuses: ["tools", "prefill"],
  }),
  llama({
    id: "meta.llama3-3-70b-instruct-v1:0",
    name: "Llama 3.3 70B Instruct",
    since: "2024-12-19",
    onDemand: ["us-east-2"],
    profiles: ["us"],
    refuses: ["prefill"],
  }),
  llama({
    id: "meta.llama4-scout-17b-instruct-v1:0",
    name: "Llama 4 Scout 17B Instruct",
    since: "2025-04-28",
    input: ["TEXT", "IMAGE"],
    profiles: ["us"],
    refuses: ["prefill"],
  }),
  llama({
    id: "meta.llama4-maverick-17b-instruct-v1:0",
    name: "Llama 4 Maverick 17B Instruct",
    since: "2025-04-28",
    input: ["TEXT", "IMAGE"],
    profiles: ["us"],
    refuses: ["prefill"],
  }),
];

const mistralModels: readonly FoundationModel[] = [
  mistral({
    id: "mistral.mistral-7b-instruct-v0:2",
    name: "Mistral 7B Instruct",
    since: "2024-03-01",
    onDemand: ["us-east-1", "us-west-2", "eu-west-1", "eu-west-3", "ap-south-1"],
    refuses: ["system-prompt", "tools", "prefill"],
  }),
  mistral({
    id: "mistral.mixtral-8x7b-instruct-v0:1",
    name: "Mixtral 8x7B Instruct",
    since: "2024-03-01",
    onDemand: ["us-east-1", "us-west-2", "eu-west-1", "eu-west-3", "ap-south-1"],
    maxTokens: 4096,
    refuses: ["system-prompt", "tools", "prefill"],
  }),
  mistral({
    id: "mistral.mistral-large-2402-v1:0",
    name: "Mistral Large (24.02)",
    since: "2024-04-03",
    onDemand: ["us-east-1", "us-west-2", "eu-west-1", "eu-west-3"],
    refuses: ["prefill"],
  }),
  mistral({
    id: "mistral.pixtral-large-2502-v1:0",
    name: "Pixtral Large (25.02)",
    since: "2025-04-08",
    input: ["TEXT", "IMAGE"],
    profiles: ["us", "eu"],
    refuses: ["prefill"],
  }),
  chat("Mistral AI")({
    id: "mistral.mistral-large-3-675b-instruct",
    name: "Mistral Large 3",
    since: "2025-12-02",
    input: ["TEXT", "IMAGE"],
    onDemand: widely,
    maxTokens: 32_000,
  }),
  chat("Mistral AI")({
    id: "mistral.ministral-3-8b-instruct",
    name: "Ministral 3 8B",
    since: "2025-12-02",
    input: ["TEXT", "IMAGE"],
    onDemand: widely,
  }),
];

const furtherModels: readonly FoundationModel[] = [
  from({ provider: "DeepSeek", family: "deepseek" })({
    id: "deepseek.r1-v1:0",
    name: "DeepSeek-R1",
    since: "2025-03-10",
    profiles: ["us"],
    maxTokens: 32_768,
    refuses: ["tools"],
  }),
  chat("DeepSeek")({
    id: "deepseek.v3-v1:0",
    name: "DeepSeek-V3.1",
    since: "2025-09-18",
    onDemand: [
      "us-east-2",
      "us-west-2",
      "eu-north-1",
      "eu-west-2",
      "ap-northeast-1",
      "ap-south-1",
      "ap-southeast-2",
    ],
    maxTokens: 32_768,
  }),
  from({ provider: "Cohere", family: "cohere-command" })({
    id: "cohere.command-r-v1:0",
    name: "Command R",
    since: "2024-04-29",
    onDemand: ["us-east-1", "us-west-2"],
    maxTokens: 4096,
  }),
  from({ provider: "Cohere", family: "cohere-command" })({
    id: "cohere.command-r-plus-v1:0",
    name: "Command R+",
    since: "2024-04-29",
    onDemand: ["us-east-1", "us-west-2"],
    maxTokens: 4096,
  }),
  from({ provider: "Cohere", family: "cohere-embedding" })({
    id: "cohere.embed-english-v3",
    name: "Embed English",
    since: "2023-11-13",
    output: ["EMBEDDING"],
    onDemand: widely,
  }),
  from({ provider: "Cohere", family: "cohere-embedding" })({
    id: "cohere.embed-v4:0",
    name: "Embed v4",
    since: "2025-10-02",
    input: ["TEXT", "IMAGE"],
    output: ["EMBEDDING"],
    onDemand: ["us-east-1", "eu-west-1", "ap-northeast-1"],
    profiles: ["us", "eu", "global"],
  }),
  chat("Qwen")({
    id: "qwen.qwen3-32b-v1:0",
    name: "Qwen3 32B (dense)",
    since: "2025-09-18",
    onDemand: widely,
    maxTokens: 16_384,
  }),
  chat("Qwen")({
    id: "qwen.qwen3-235b-a22b-2507-v1:0",
    name: "Qwen3 235B A22B 2507",
    since: "2025-09-18",
    onDemand: ["us-east-2", "us-west-2", "eu-central-1", "eu-north-1", "ap-northeast-1"],
    maxTokens: 16_384,
  }),
  chat("Qwen")({
    id: "qwen.qwen3-coder-30b-a3b-v1:0",
    name: "Qwen3 Coder 30B A3B Instruct",
    since: "2025-09-18",
    onDemand: widely,
    maxTokens: 16_384,
  }),
  chat("OpenAI")({
    id: "openai.gpt-oss-20b-1:0",
    name: "gpt-oss-20b",
    since: "2025-08-05",
    onDemand: widely,
    maxTokens: 16_384,
  }),
  chat("OpenAI")({
    id: "openai.gpt-oss-120b-1:0",
    name: "gpt-oss-120b",
    since: "2025-08-05",
    onDemand: widely,
    maxTokens: 16_384,
  }),
];

export const otherModels: readonly FoundationModel[] = [
  ...amazonModels,
  ...metaModels,
  ...mistralModels,
  ...furtherModels,
];
