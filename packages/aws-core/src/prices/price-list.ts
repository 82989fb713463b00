/** On-demand prices of a model, in micro-dollars for one million tokens. */
export interface ModelPrice {
  models: RegExp;
  input: bigint;
  output: bigint;
  /** Per cent on top where a call may not leave a geography or a Region; global routing is without it. */
  regionalPremium?: bigint;
}

/** The day on which the rows were last compared with the source. */
export const priceListDate = "2026-03-31";
export const priceListSource = "https://aws.amazon.com/bedrock/pricing/";

const tenPerCent = 10n;

/** US prices, standard tier; the first row whose pattern fits a base model id holds. */
export const priceList: readonly ModelPrice[] = [
  { models: /^anthropic\.claude-3-haiku/, input: 250_000n, output: 1_250_000n },
  { models: /^anthropic\.claude-3-5-haiku/, input: 800_000n, output: 4_000_000n },
  { models: /^anthropic\.claude-3-5-sonnet/, input: 6_000_000n, output: 30_000_000n },
  { models: /^anthropic\.claude-(3-7-sonnet|sonnet-4-2025)/, input: 3_000_000n, output: 15_000_000n },
  { models: /^anthropic\.claude-opus-4-1/, input: 15_000_000n, output: 75_000_000n },
  {
    models: /^anthropic\.claude-haiku-4-5/,
    input: 1_000_000n,
    output: 5_000_000n,
    regionalPremium: tenPerCent,
  },
  {
    models: /^anthropic\.claude-sonnet-(4-[56]|5)/,
    input: 3_000_000n,
    output: 15_000_000n,
    regionalPremium: tenPerCent,
  },
  {
    models: /^anthropic\.claude-opus-(4-[5-8]|5)/,
    input: 5_000_000n,
    output: 25_000_000n,
    regionalPremium: tenPerCent,
  },
  {
    models: /^amazon\.nova-2-lite/,
    input: 300_000n,
    output: 2_500_000n,
    regionalPremium: tenPerCent,
  },
  { models: /^amazon\.nova-micro/, input: 35_000n, output: 140_000n },
  { models: /^amazon\.nova-lite/, input: 60_000n, output: 240_000n },
  { models: /^amazon\.nova-pro/, input: 800_000n, output: 3_200_000n },
  { models: /^amazon\.nova-premier/, input: 2_500_000n, output: 12_500_000n },
  { models: /^amazon\.titan-embed-text-v1/, input: 100_000n, output: 0n },
  { models: /^amazon\.titan-embed-text-v2/, input: 20_000n, output: 0n },
  { models: /^meta\.llama3-8b/, input: 300_000n, output: 600_000n },
  { models: /^meta\.llama3-1-8b/, input: 220_000n, output: 220_000n },
  { models: /^meta\.llama3-[13]-70b/, input: 720_000n, output: 720_000n },
  { models: /^meta\.llama3-2-1b/, input: 100_000n, output: 100_000n },
  { models: /^meta\.llama3-2-3b/, input: 150_000n, output: 150_000n },
  { models: /^meta\.llama4-maverick/, input: 240_000n, output: 970_000n },
  { models: /^meta\.llama4-scout/, input: 170_000n, output: 660_000n },
  { models: /^mistral\.mistral-7b/, input: 150_000n, output: 200_000n },
  { models: /^mistral\.mixtral-8x7b/, input: 450_000n, output: 700_000n },
  { models: /^mistral\.mistral-large-2402/, input: 4_000_000n, output: 12_000_000n },
  { models: /^mistral\.mistral-large-3/, input: 500_000n, output: 1_500_000n },
  { models: /^mistral\.pixtral-large/, input: 2_000_000n, output: 6_000_000n },
  { models: /^mistral\.ministral-3-8b/, input: 150_000n, output: 150_000n },
  { models: /^cohere\.command-r-plus/, input: 3_000_000n, output: 15_000_000n },
  { models: /^cohere\.command-r-v1/, input: 500_000n, output: 1_500_000n },
  { models: /^cohere\.embed-v4/, input: 120_000n, output: 0n },
  { models: /^cohere\.embed-/, input: 100_000n, output: 0n },
  { models: /^deepseek\.r1/, input: 1_350_000n, output: 5_400_000n },
  { models: /^deepseek\.v3/, input: 580_000n, output: 1_680_000n },
  { models: /^openai\.gpt-oss-120b/, input: 150_000n, output: 600_000n },
  { models: /^openai\.gpt-oss-20b/, input: 70_000n, output: 300_000n },
  { models: /^qwen\.qwen3-235b/, input: 220_000n, output: 880_000n },
  { models: /^qwen\.qwen3-/, input: 150_000n, output: 600_000n },
];
