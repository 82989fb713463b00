// How Bedrock's bill names tokens: service, usage type, unit and price of each kind, by model, Region and routing.
import type { FoundationModel } from "../seed/foundation-model.ts";
import { usagePrefix } from "../seed/billing-regions.ts";
import { tokenPrice } from "../seed/model-prices.ts";
import type { Routing, TokenKind } from "../seed/model-prices.ts";

export type TokenLine = {
  kind: TokenKind;
  service: string;
  serviceCode: string;
  billingEntity: "AWS" | "AWS Marketplace";
  legalEntity: string;
  usageType: string;
  operation: string;
  unit: string;
  /** Picodollars for one token. */
  price: number;
  /** Tokens that make one unit. */
  tokensPerUnit: number;
};

/** The line of a bill for one kind of tokens; undefined where that kind has no price. */
export function tokenLine(
  model: FoundationModel,
  { region, routing }: { region: string; routing: Routing },
  kind: TokenKind,
): TokenLine | undefined {
  const price = tokenPrice(model, kind, routing);
  if (price === undefined) return undefined;
  const prefix = usagePrefix(region);
  const operation = kind.startsWith("batch") ? "InvokeModelBatchInference" : "InvokeModelInference";
  if (!isThirdParty(model))
    return {
      kind,
      service: "Amazon Bedrock",
      serviceCode: "AmazonBedrock",
      billingEntity: "AWS",
      legalEntity: "Amazon Web Services, Inc.",
      usageType: `${prefix}-${compactName(model)}-${plainSuffixes[kind]}${routing === "global" ? "-cross-region-global" : ""}`,
      operation,
      unit: "1K tokens",
      price,
      tokensPerUnit: 1000,
    };
  const suffix = isSnakeCased(model) ? snakeSuffix(kind, routing) : camelSuffix(kind, routing);
  return {
    kind,
    service: editionName(model),
    serviceCode: "AmazonBedrockFoundationModels",
    billingEntity: "AWS Marketplace",
    legalEntity: legalEntities[model.provider] ?? model.provider,
    usageType: `${prefix}-MP:${prefix}_${suffix}-Units`,
    operation: kind.startsWith("batch") ? operation : "Usage",
    unit: "Units",
    price,
    tokensPerUnit: 1_000_000,
  };
}

/** Whether a model is sold through AWS Marketplace, and billed as a service of its own. */
export const isThirdParty = ({ provider }: FoundationModel): boolean =>
  Object.hasOwn(legalEntities, provider);

/** SERVICE of a third party's model. */
export const editionName = ({ provider, name }: FoundationModel): string =>
  `${provider === "Anthropic" ? "" : `${provider} `}${name} (Amazon Bedrock Edition)`;

const legalEntities: Readonly<Record<string, string>> = {
  Anthropic: "Anthropic, PBC",
  Cohere: "Cohere Inc.",
};

const plainSuffixes: Readonly<Record<TokenKind, string>> = {
  input: "input-tokens",
  output: "output-tokens",
  "cache-read": "cache-read-input-token-count",
  "cache-write": "cache-write-input-token-count",
  "batch-input": "input-tokens-batch",
  "batch-output": "output-tokens-batch",
};

/** `NovaLite`, `Nova2.0Lite`, `Llama3.3-70B`: as short as AWS writes them. */
function compactName({ family, name, id }: FoundationModel): string {
  if (family === "nova") return name.replace("Nova 2 ", "Nova2.0").replaceAll(" ", "");
  if (family === "titan-embedding")
    return id.includes("v2") ? "TitanEmbeddingV2-Text" : "TitanEmbeddingsG1-Text";
  if (family === "chat-completions") return id.replace(/:\d+$/, "");
  return name
    .replace(/ Instruct$/, "")
    .replace(/[ ()]+/g, "-")
    .replace(/^Llama-/, "Llama")
    .replace(/-$/, "");
}

// Claude since Opus 4.7 has usage types in snake case.
const isSnakeCased = ({ id }: FoundationModel): boolean => /claude-(opus-4-[78]|sonnet-5|opus-5)/.test(id);

function snakeSuffix(kind: TokenKind, routing: Routing): string {
  const words = kind.replace("batch-", "").replace("-", "_");
  const tier = kind.startsWith("batch") ? "batch" : "standard";
  return `${words}_tokens_${routing === "global" ? "global_" : ""}${tier}`;
}

function camelSuffix(kind: TokenKind, routing: Routing): string {
  const global = routing === "global" ? "_Global" : "";
  return `${camelNames[kind]}${global}${kind.startsWith("batch") ? "_Batch" : ""}`;
}

const camelNames: Readonly<Record<TokenKind, string>> = {
  input: "InputTokenCount",
  output: "OutputTokenCount",
  "cache-read": "CacheReadInputTokenCount",
  "cache-write": "CacheWriteInputTokenCount",
  "batch-input": "InputTokenCount",
  "batch-output": "OutputTokenCount",
};
