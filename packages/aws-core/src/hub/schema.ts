import { z } from "zod";

/** What a token may do at most: read, also write, or what was ticked for it one by one. */
export const HubTokenKind = z.enum(["read", "write", "fine-grained"]);
export type HubTokenKind = z.infer<typeof HubTokenKind>;

const count = z.int().nonnegative();

/** A file with weights; bytes as the Hub lists them. */
export const WeightFile = z.strictObject({ path: z.string(), bytes: count });
export type WeightFile = z.infer<typeof WeightFile>;

/** What decides the memory of a sequence; null where the configuration does not tell. */
export const ModelShape = z.strictObject({
  layers: count.nullable(),
  heads: count.nullable(),
  keyValueHeads: count.nullable(),
  headSize: count.nullable(),
});
export type ModelShape = z.infer<typeof ModelShape>;

/** A model repository of the Hugging Face Hub at one commit. */
export const HubModel = z.strictObject({
  /** As the Hub writes it; a renamed repository has its new name. */
  repository: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  gated: z.enum(["no", "automatic", "manual"]),
  private: z.boolean(),
  /** Such as `LlamaForCausalLM`; null when the configuration names none. */
  architecture: z.string().nullable(),
  modelType: z.string().nullable(),
  /** Parameters in all; null when nothing tells. */
  parameters: count.nullable(),
  /** Number format of most parameters, such as `BF16`. */
  dtype: z.string().nullable(),
  weights: z.strictObject({
    /** `gguf` files are alternatives of one another, of which one is served. */
    format: z.enum(["safetensors", "bin", "gguf"]),
    files: z.array(WeightFile),
    /** Bytes of the files that are loaded; null for alternatives. */
    bytes: count.nullable(),
  }),
  /** Longest sequence in tokens; null when the configuration does not tell. */
  contextTokens: count.nullable(),
  shape: ModelShape,
  quantisation: z.strictObject({ method: z.string(), bits: count.nullable() }).nullable(),
  licence: z.string().nullable(),
  hasTokenizer: z.boolean(),
  /** Whether the model runs only with code out of the repository. */
  needsRemoteCode: z.boolean(),
  /** Such as `text-generation`. */
  task: z.string().nullable(),
  /** Such as `transformers`. */
  library: z.string().nullable(),
});
export type HubModel = z.infer<typeof HubModel>;
