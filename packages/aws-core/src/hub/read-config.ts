import type { ModelShape } from "./schema.ts";

/** What a model's `config.json` tells; null where it does not. */
export interface ConfigFacts {
  architecture: string | null;
  modelType: string | null;
  dtype: string | null;
  contextTokens: number | null;
  shape: ModelShape;
  quantisation: { method: string; bits: number | null } | null;
  needsRemoteCode: boolean;
}

/** The keys under which model families keep their longest sequence, the customary first. */
const contextKeys = [
  "max_position_embeddings",
  "n_positions",
  "max_sequence_length",
  "max_seq_len",
  "seq_length",
  "n_ctx",
  "model_max_length",
] as const;

/**
 * Reads a parsed `config.json`. Models that also see or hear keep the figures of their language part under
 * `text_config`; older families have names of their own for the same things.
 *
 * Source: https://huggingface.co/docs/transformers/main_classes/configuration
 */
export function readConfig(config: unknown): ConfigFacts {
  const outer = asRecord(config);
  const inner = asRecord(outer["text_config"]);
  const number = (...keys: readonly string[]) => firstCount(inner, keys) ?? firstCount(outer, keys);
  const text = (key: string) => asText(outer[key]) ?? asText(inner[key]);
  const architectures = outer["architectures"];
  return {
    architecture: Array.isArray(architectures) ? asText(architectures[0]) : null,
    modelType: asText(outer["model_type"]),
    dtype: text("torch_dtype") ?? text("dtype"),
    contextTokens: number(...contextKeys),
    shape: shapeOf(number),
    quantisation: quantisationOf(outer) ?? quantisationOf(inner),
    needsRemoteCode: Object.keys(asRecord(outer["auto_map"])).length > 0,
  };
}

function shapeOf(number: (...keys: readonly string[]) => number | null): ModelShape {
  const heads = number("num_attention_heads", "n_head", "n_heads");
  const width = number("hidden_size", "n_embd", "d_model");
  const divided = heads !== null && width !== null && heads > 0 ? Math.floor(width / heads) : null;
  return {
    layers: number("num_hidden_layers", "n_layer", "n_layers", "num_layers"),
    heads,
    keyValueHeads: number("num_key_value_heads", "num_kv_heads", "n_head_kv") ?? heads,
    headSize: number("head_dim") ?? divided,
  };
}

function quantisationOf(config: Readonly<Record<string, unknown>>): ConfigFacts["quantisation"] {
  const quantisation = asRecord(config["quantization_config"]);
  const method = asText(quantisation["quant_method"]);
  if (method === null) return null;
  const byFlag = quantisation["load_in_4bit"] === true ? 4 : quantisation["load_in_8bit"] === true ? 8 : null;
  return { method, bits: firstCount(quantisation, ["bits", "w_bit"]) ?? byFlag };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function asText(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= 200 ? value : null;
}

// Above this a tokenizer means “no limit”: some write 1e30.
const mostTokens = 100_000_000;

function firstCount(record: Readonly<Record<string, unknown>>, keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = record[key];
    if (typeof value === "number" && Number.isSafeInteger(value) && value > 0 && value <= mostTokens)
      return value;
  }
  return null;
}
