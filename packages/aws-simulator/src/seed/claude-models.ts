import type { FoundationModel, Refusal } from "./foundation-model.ts";
import type { Geography, Region } from "./geographies.ts";

const everyRegionOfClaude3Haiku: readonly Region[] = [
  "us-east-1",
  "us-west-2",
  "ca-central-1",
  "sa-east-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-3",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
];

type Claude = {
  id: string;
  name: string;
  onDemand?: readonly Region[];
  profiles: readonly Geography[];
  lifecycle: FoundationModel["lifecycle"];
  maxTokens: number;
  refuses?: readonly Refusal[];
  textOnly?: boolean;
};

function claude(model: Claude): FoundationModel {
  return {
    id: `anthropic.claude-${model.id}`,
    name: `Claude ${model.name}`,
    provider: "Anthropic",
    family: "anthropic",
    input: model.textOnly === true ? ["TEXT"] : ["TEXT", "IMAGE"],
    output: ["TEXT"],
    customizations: [],
    onDemand: model.onDemand ?? [],
    profiles: model.profiles,
    lifecycle: model.lifecycle,
    maxTokens: model.maxTokens,
    refuses: model.refuses ?? [],
  };
}

const oneSampler: readonly Refusal[] = ["temperature-with-top-p"];
const noSampler: readonly Refusal[] = ["temperature", "prefill"];

export const claudeModels: readonly FoundationModel[] = [
  claude({
    id: "3-haiku-20240307-v1:0",
    name: "3 Haiku",
    onDemand: everyRegionOfClaude3Haiku,
    profiles: ["us", "eu", "apac"],
    lifecycle: { since: "2024-03-13", legacy: "2026-03-10", end: "2027-03-10" },
    maxTokens: 4096,
  }),
  claude({
    id: "3-5-sonnet-20240620-v1:0",
    name: "3.5 Sonnet",
    onDemand: ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1", "ap-southeast-1"],
    profiles: ["us", "eu", "apac"],
    lifecycle: { since: "2024-06-20", legacy: "2025-08-25", end: "2027-03-01" },
    maxTokens: 8192,
  }),
  claude({
    id: "3-5-sonnet-20241022-v2:0",
    name: "3.5 Sonnet v2",
    onDemand: ["us-west-2", "ap-southeast-2"],
    profiles: ["us", "apac"],
    lifecycle: { since: "2024-10-22", legacy: "2025-08-25", end: "2027-03-01" },
    maxTokens: 8192,
  }),
  claude({
    id: "3-5-haiku-20241022-v1:0",
    name: "3.5 Haiku",
    onDemand: ["us-west-2"],
    profiles: ["us"],
    lifecycle: { since: "2024-11-04", legacy: "2025-12-19", end: "2027-06-19" },
    maxTokens: 8192,
    textOnly: true,
  }),
  claude({
    id: "3-7-sonnet-20250219-v1:0",
    name: "3.7 Sonnet",
    profiles: ["us", "eu", "apac"],
    lifecycle: { since: "2025-02-24", legacy: "2025-10-28", end: "2027-04-28" },
    maxTokens: 64_000,
  }),
  claude({
    id: "sonnet-4-20250514-v1:0",
    name: "Sonnet 4",
    profiles: ["us", "eu", "apac", "global"],
    lifecycle: { since: "2025-05-22", legacy: "2026-05-14", end: "2027-05-14" },
    maxTokens: 64_000,
  }),
  claude({
    id: "opus-4-1-20250805-v1:0",
    name: "Opus 4.1",
    profiles: ["us"],
    lifecycle: { since: "2025-08-05" },
    maxTokens: 32_000,
    refuses: oneSampler,
  }),
  claude({
    id: "sonnet-4-5-20250929-v1:0",
    name: "Sonnet 4.5",
    profiles: ["us", "eu", "jp", "au", "global"],
    lifecycle: { since: "2025-09-29" },
    maxTokens: 64_000,
    refuses: oneSampler,
  }),
  claude({
    id: "haiku-4-5-20251001-v1:0",
    name: "Haiku 4.5",
    profiles: ["us", "eu", "jp", "au", "global"],
    lifecycle: { since: "2025-10-15" },
    maxTokens: 64_000,
    refuses: oneSampler,
  }),
  claude({
    id: "opus-4-5-20251101-v1:0",
    name: "Opus 4.5",
    profiles: ["us", "eu", "global"],
    lifecycle: { since: "2025-11-24" },
    maxTokens: 64_000,
    refuses: oneSampler,
  }),
  claude({
    id: "opus-4-6-v1",
    name: "Opus 4.6",
    profiles: ["us", "eu", "au", "global"],
    lifecycle: { since: "2026-02-05" },
    maxTokens: 128_000,
    refuses: ["temperature-with-top-p", "prefill"],
  }),
  claude({
    id: "sonnet-4-6",
    name: "Sonnet 4.6",
    profiles: ["us", "eu", "jp", "au", "global"],
    lifecycle: { since: "2026-02-17" },
    maxTokens: 128_000,
    refuses: ["temperature-with-top-p", "prefill"],
  }),
  claude({
    id: "opus-4-7",
    name: "Opus 4.7",
    profiles: ["us", "eu", "jp", "au", "global"],
    lifecycle: { since: "2026-04-16" },
    maxTokens: 128_000,
    refuses: noSampler,
  }),
  claude({
    id: "opus-4-8",
    name: "Opus 4.8",
    profiles: ["us", "eu", "jp", "au", "global"],
    lifecycle: { since: "2026-05-28" },
    maxTokens: 128_000,
    refuses: noSampler,
  }),
  claude({
    id: "sonnet-5",
    name: "Sonnet 5",
    profiles: ["us", "eu", "au", "global"],
    lifecycle: { since: "2026-06-30" },
    maxTokens: 128_000,
    refuses: noSampler,
  }),
];
