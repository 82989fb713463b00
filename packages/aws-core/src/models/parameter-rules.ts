import type { ParameterRules } from "./schema.ts";

/** Rules for the models whose id matches; the first matching row counts. */
export interface ParameterRow {
  models: RegExp;
  rules: ParameterRules;
  source: string;
}

const zeroToOne = { min: 0, max: 1 };

/** The Converse API itself takes 0 to 1 for both parameters, whatever a model's own API takes. */
export const conversing: ParameterRules = {
  temperature: zeroToOne,
  topP: zeroToOne,
  temperatureWithTopP: true,
  systemPrompt: true,
  converse: true,
};

const withoutSampling: ParameterRules = {
  ...conversing,
  temperature: null,
  topP: null,
  temperatureWithTopP: false,
};
const eitherOne: ParameterRules = { ...conversing, temperatureWithTopP: false };
const withoutSystem: ParameterRules = { ...conversing, systemPrompt: false };
const notConversing: ParameterRules = { ...withoutSampling, systemPrompt: false, converse: false };

const supportedFeatures =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html";
const claudeMessages =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages-request-response.html";
const claudeOpus47 =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-anthropic-claude-opus-4-7.html";

/** What differs from `conversing`, most specific first. */
export const parameterRows: readonly ParameterRow[] = [
  {
    models: /^anthropic\.claude-(opus-4-[7-9]|[a-z]+-[5-9])/,
    rules: withoutSampling,
    source: claudeOpus47,
  },
  {
    models: /^anthropic\.claude-(opus-4-[1-6]|sonnet-4-[5-9]|haiku-4-[5-9])(?!\d)/,
    rules: eitherOne,
    source: claudeMessages,
  },
  { models: /^amazon\.titan-text/, rules: withoutSystem, source: supportedFeatures },
  {
    models: /^mistral\.(mistral-7b-instruct|mixtral-8x7b-instruct)/,
    rules: withoutSystem,
    source: supportedFeatures,
  },
  { models: /^cohere\.command-(light-)?text/, rules: withoutSystem, source: supportedFeatures },
  { models: /^ai21\.(j2|jamba-instruct)/, rules: withoutSystem, source: supportedFeatures },
  {
    models:
      /^(stability|luma|twelvelabs)\.|^amazon\.(titan-(embed|image)|nova-(canvas|reel|sonic)|nova-2-sonic|nova-2-multimodal|rerank)|^cohere\.(embed|rerank)/,
    rules: notConversing,
    source: supportedFeatures,
  },
];
