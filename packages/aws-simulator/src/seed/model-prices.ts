// What models cost per token, by the list that aws.amazon.com/bedrock/pricing showed on 2026-03-31: US prices, on demand.
import type { BodyFamily, FoundationModel } from "./foundation-model.ts";

/** Kinds of tokens that are billed apart. */
export const tokenKinds = [
  "input",
  "output",
  "cache-read",
  "cache-write",
  "batch-input",
  "batch-output",
] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Micro-dollars for one million tokens: picodollars for one token. */
type ModelPrice = {
  models: RegExp;
  input: number;
  output: number;
  /** Whether staying in a geography or a Region costs a tenth more than global routing. */
  hasPremium?: boolean;
};

const prices: readonly ModelPrice[] = [
  { models: /^anthropic\.claude-3-haiku/, input: 250_000, output: 1_250_000 },
  { models: /^anthropic\.claude-3-5-haiku/, input: 800_000, output: 4_000_000 },
  { models: /^anthropic\.claude-3-5-sonnet/, input: 6_000_000, output: 30_000_000 },
  { models: /^anthropic\.claude-(3-7-sonnet|sonnet-4-2025)/, input: 3_000_000, output: 15_000_000 },
  { models: /^anthropic\.claude-opus-4-1/, input: 15_000_000, output: 75_000_000 },
  { models: /^anthropic\.claude-haiku-4-5/, input: 1_000_000, output: 5_000_000, hasPremium: true },
  { models: /^anthropic\.claude-sonnet-(4-[56]|5)/, input: 3_000_000, output: 15_000_000, hasPremium: true },
  { models: /^anthropic\.claude-opus-(4-[5-8]|5)/, input: 5_000_000, output: 25_000_000, hasPremium: true },
  { models: /^amazon\.nova-2-lite/, input: 300_000, output: 2_500_000, hasPremium: true },
  { models: /^amazon\.nova-micro/, input: 35_000, output: 140_000 },
  { models: /^amazon\.nova-lite/, input: 60_000, output: 240_000 },
  { models: /^amazon\.nova-pro/, input: 800_000, output: 3_200_000 },
  { models: /^amazon\.nova-premier/, input: 2_500_000, output: 12_500_000 },
  { models: /^amazon\.titan-embed-text-v1/, input: 100_000, output: 0 },
  { models: /^amazon\.titan-embed-text-v2/, input: 20_000, output: 0 },
  { models: /^meta\.llama3-8b/, input: 300_000, output: 600_000 },
  { models: /^meta\.llama3-1-8b/, input: 220_000, output: 220_000 },
  { models: /^meta\.llama3-[13]-70b/, input: 720_000, output: 720_000 },
  { models: /^meta\.llama3-2-1b/, input: 100_000, output: 100_000 },
  { models: /^meta\.llama3-2-3b/, input: 150_000, output: 150_000 },
  { models: /^meta\.llama4-maverick/, input: 240_000, output: 970_000 },
  { models: /^meta\.llama4-scout/, input: 170_000, output: 660_000 },
  { models: /^mistral\.mistral-7b/, input: 150_000, output: 200_000 },
  { models: /^mistral\.mixtral-8x7b/, input: 450_000, output: 700_000 },
  { models: /^mistral\.mistral-large-2402/, input: 4_000_000, output: 12_000_000 },
  { models: /^mistral\.mistral-large-3/, input: 500_000, output: 1_500_000 },
  { models: /^mistral\.pixtral-large/, input: 2_000_000, output: 6_000_000 },
  { models: /^mistral\.ministral-3-8b/, input: 150_000, output: 150_000 },
  { models: /^cohere\.command-r-plus/, input: 3_000_000, output: 15_000_000 },
  { models: /^cohere\.command-r-v1/, input: 500_000, output: 1_500_000 },
  { models: /^cohere\.embed-v4/, input: 120_000, output: 0 },
  { models: /^cohere\.embed-/, input: 100_000, output: 0 },
  { models: /^deepseek\.r1/, input: 1_350_000, output: 5_400_000 },
  { models: /^deepseek\.v3/, input: 580_000, output: 1_680_000 },
  { models: /^openai\.gpt-oss-120b/, input: 150_000, output: 600_000 },
  { models: /^openai\.gpt-oss-20b/, input: 70_000, output: 300_000 },
  { models: /^qwen\.qwen3-235b/, input: 220_000, output: 880_000 },
  { models: /^qwen\.qwen3-/, input: 150_000, output: 600_000 },
];

export type Routing = "global" | "regional";

/**
 * Picodollars for one token of a kind; undefined where the list has no price. Batch is half of on demand. Claude's
 * cache costs a tenth to read and five quarters to write; Nova's a quarter to read and nothing to write.
 */
export function tokenPrice(model: FoundationModel, kind: TokenKind, routing: Routing): number | undefined {
  const price = prices.find(({ models }) => models.test(model.id));
  const factor = hundredths(model, kind);
  if (price === undefined || factor === undefined) return undefined;
  const base = kind.endsWith("output") ? price.output : price.input;
  if (base === 0 && kind !== "input") return undefined;
  const premium = routing === "regional" && price.hasPremium === true ? 110 : 100;
  return (base * factor * premium) / 10_000;
}

/** Whether the list tells global routing apart from the other kinds. */
export const hasGlobalPrice = (model: FoundationModel): boolean =>
  model.profiles.includes("global") &&
  prices.find(({ models }) => models.test(model.id))?.hasPremium === true;

function hundredths({ family, output }: FoundationModel, kind: TokenKind): number | undefined {
  if (kind === "input" || kind === "output") return 100;
  if (kind === "batch-input" || kind === "batch-output")
    return output.includes("EMBEDDING") && kind === "batch-output" ? undefined : 50;
  return cacheFactors[family]?.[kind];
}

const cacheFactors: Partial<Record<BodyFamily, Record<"cache-read" | "cache-write", number>>> = {
  anthropic: { "cache-read": 10, "cache-write": 125 },
  nova: { "cache-read": 25, "cache-write": 0 },
};
