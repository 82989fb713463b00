import type { RequestPreset } from "./schema.ts";

const fast = ["anthropic.claude-haiku-4-5", "amazon.nova-2-lite", "amazon.nova-lite"];
const strong = ["anthropic.claude-sonnet-5", "anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-5"];

/** What is offered until an admin writes presets of their own; model ids age, so these are data as well. */
export const defaultPresets: readonly RequestPreset[] = [
  {
    name: "Development, fast model",
    description: "A Haiku-class model to try things with.",
    models: fast,
    isForEach: false,
    environment: "development",
    inputTokensPerMonth: 5_000_000,
    outputTokensPerMonth: 1_000_000,
    tags: [],
  },
  {
    name: "Development, strong model",
    description: "A Sonnet-class model to try things with.",
    models: strong,
    isForEach: false,
    environment: "development",
    inputTokensPerMonth: 5_000_000,
    outputTokensPerMonth: 1_000_000,
    tags: [],
  },
  {
    name: "Production, fast model",
    description: "A Haiku-class model under real load.",
    models: fast,
    isForEach: false,
    environment: "production",
    inputTokensPerMonth: 200_000_000,
    outputTokensPerMonth: 40_000_000,
    tags: [],
  },
  {
    name: "Production, strong model",
    description: "A Sonnet-class model under real load.",
    models: strong,
    isForEach: false,
    environment: "production",
    inputTokensPerMonth: 100_000_000,
    outputTokensPerMonth: 20_000_000,
    tags: [],
  },
  {
    name: "All models for my team",
    description: "One profile for each of the usual models, so that each is paid for under its own tags.",
    models: [
      "anthropic.claude-haiku-4-5",
      "anthropic.claude-sonnet-5",
      "amazon.nova-lite",
      "amazon.nova-pro",
    ],
    isForEach: true,
    environment: "development",
    inputTokensPerMonth: 5_000_000,
    outputTokensPerMonth: 1_000_000,
    tags: [],
  },
];
