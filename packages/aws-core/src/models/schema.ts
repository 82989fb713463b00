import { z } from "zod";

export const modelFamilies = [
  "anthropic",
  "amazon-nova",
  "amazon-titan",
  "meta",
  "mistral",
  "cohere",
  "deepseek",
  "qwen",
  "openai",
  "ai21",
  "writer",
  "stability",
  "google",
  "minimax",
  "moonshot",
  "nvidia",
  "zai",
  "luma",
  "twelvelabs",
  "other",
] as const;

export const ModelFamily = z.enum(modelFamilies);
export type ModelFamily = z.infer<typeof ModelFamily>;

/** Which inference parameters a model takes over Converse. */
export const ParameterRules = z.strictObject({
  /** Null: the model refuses the parameter. */
  temperature: z.strictObject({ min: z.number(), max: z.number() }).nullable(),
  /** Null: the model refuses the parameter. */
  topP: z.strictObject({ min: z.number(), max: z.number() }).nullable(),
  /** False: a request with both is refused with a ValidationException. */
  temperatureWithTopP: z.boolean(),
  systemPrompt: z.boolean(),
  /** Whether the model answers Converse at all (image, embedding and speech models do not). */
  converse: z.boolean(),
});
export type ParameterRules = z.infer<typeof ParameterRules>;

/** The model behind a profile; all null and `other` when AWS named no model. */
export const BaseModel = z.strictObject({
  baseModelId: z.string().nullable(),
  /** The first part of the model id, such as `anthropic`: what LangChain calls `provider`. */
  provider: z.string().nullable(),
  family: ModelFamily,
  parameters: ParameterRules,
});
export type BaseModel = z.infer<typeof BaseModel>;

/** A foundation model as `ListFoundationModels` describes it. */
export const FoundationModel = z.strictObject({
  modelId: z.string(),
  modelArn: z.string(),
  name: z.string(),
  providerName: z.string(),
  inputModalities: z.array(z.string()),
  outputModalities: z.array(z.string()),
  streaming: z.boolean(),
  /** Verbatim: `ON_DEMAND`, `PROVISIONED`, `INFERENCE_PROFILE`. */
  inferenceTypes: z.array(z.string()),
  lifecycle: z.enum(["ACTIVE", "LEGACY"]),
});
export type FoundationModel = z.infer<typeof FoundationModel>;
