import { z } from "zod";

/** What a usage type of Bedrock or SageMaker is paid for. */
export const UsageCategory = z.enum([
  "input-tokens",
  "output-tokens",
  "cache-read-tokens",
  "cache-write-tokens",
  "images",
  "search-units",
  "custom-model-units",
  "custom-model-storage",
  "provisioned-throughput",
  "guardrails",
  "knowledge-bases",
  "endpoint-hours",
  "endpoint-storage",
  "endpoint-data",
  "notebooks",
  "training",
  "object-storage",
  "other",
]);

export type UsageCategory = z.infer<typeof UsageCategory>;
