import { withoutRoutingPrefix } from "../profiles/routing-prefixes.ts";
import type { ProfileModel } from "../profiles/schema.ts";
import { conversing, parameterRows } from "./parameter-rules.ts";
import type { BaseModel, ModelFamily, ParameterRules } from "./schema.ts";

/** The model behind a profile. All destinations of a profile run the same model, so the first one tells. */
export function baseModelOf({ models }: { models: readonly ProfileModel[] }): BaseModel {
  const named = models.find(({ modelId }) => modelId !== "");
  if (named) return baseModelOfId(named.modelId);
  return { baseModelId: null, provider: null, family: "other", parameters: conversing };
}

/** Takes a model id apart; a routing prefix such as `us.` is no part of it. */
export function baseModelOfId(id: string): BaseModel {
  const baseModelId = withoutRoutingPrefix(id);
  const dot = baseModelId.indexOf(".");
  return {
    baseModelId,
    provider: dot > 0 ? baseModelId.slice(0, dot) : null,
    family: families.find(({ models }) => models.test(baseModelId))?.family ?? "other",
    parameters: parameterRulesFor(baseModelId),
  };
}

const families: readonly { models: RegExp; family: ModelFamily }[] = [
  { models: /^anthropic\./, family: "anthropic" },
  { models: /^amazon\.nova/, family: "amazon-nova" },
  { models: /^amazon\.titan/, family: "amazon-titan" },
  { models: /^meta\./, family: "meta" },
  { models: /^mistral\./, family: "mistral" },
  { models: /^cohere\./, family: "cohere" },
  { models: /^deepseek\./, family: "deepseek" },
  { models: /^qwen\./, family: "qwen" },
  { models: /^openai\./, family: "openai" },
  { models: /^ai21\./, family: "ai21" },
  { models: /^writer\./, family: "writer" },
  { models: /^stability\./, family: "stability" },
  { models: /^google\./, family: "google" },
  { models: /^minimax\./, family: "minimax" },
  { models: /^moonshot(ai)?\./, family: "moonshot" },
  { models: /^nvidia\./, family: "nvidia" },
  { models: /^zai\./, family: "zai" },
  { models: /^luma\./, family: "luma" },
  { models: /^twelvelabs\./, family: "twelvelabs" },
];

function parameterRulesFor(baseModelId: string): ParameterRules {
  return parameterRows.find(({ models }) => models.test(baseModelId))?.rules ?? conversing;
}
