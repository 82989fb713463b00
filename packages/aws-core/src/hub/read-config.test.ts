import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "./read-config.ts";

test("older families have names of their own", () => {
  const config = {
    architectures: ["GPT2LMHeadModel"],
    n_embd: 768,
    n_head: 12,
    n_layer: 12,
    n_positions: 1024,
  };
  expect(readConfig(config)).toMatchObject({
    architecture: "GPT2LMHeadModel",
    contextTokens: 1024,
    shape: { layers: 12, heads: 12, keyValueHeads: 12, headSize: 64 },
  });
});

test("models that also see keep the figures of their language part apart", () => {
  const config = {
    model_type: "mllama",
    text_config: {
      max_position_embeddings: 131_072,
      num_hidden_layers: 40,
      num_attention_heads: 32,
      head_dim: 80,
      torch_dtype: "bfloat16",
    },
    vision_config: { num_hidden_layers: 32 },
  };
  expect(readConfig(config)).toMatchObject({
    modelType: "mllama",
    dtype: "bfloat16",
    contextTokens: 131_072,
    shape: { layers: 40, headSize: 80 },
  });
});

test.each([
  [{ quantization_config: { quant_method: "gptq", bits: 4 } }, { method: "gptq", bits: 4 }],
  [
    { quantization_config: { quant_method: "bitsandbytes", load_in_4bit: true } },
    { method: "bitsandbytes", bits: 4 },
  ],
  [
    { quantization_config: { quant_method: "bitsandbytes", load_in_8bit: true } },
    { method: "bitsandbytes", bits: 8 },
  ],
  [{ quantization_config: { quant_method: "fp8" } }, { method: "fp8", bits: null }],
  [{ quantization_config: {} }, null],
  [{ text_config: { quantization_config: { quant_method: "awq", bits: 4 } } }, { method: "awq", bits: 4 }],
])("%j is quantised as %j", (config, quantisation) => {
  expect(readConfig(config).quantisation).toEqual(quantisation);
});

test.each([1e30, 1e12, -1, 0, 1.5, "8192", null])("a context of %j is no number of tokens", (value) => {
  expect(readConfig({ max_position_embeddings: value }).contextTokens).toBeNull();
});

test("anything that calls itself a configuration is read", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (config) => {
      const { architecture, shape } = readConfig(config);
      expect(architecture === null || architecture.length <= 200).toBe(true);
      expect(Object.keys(shape)).toHaveLength(4);
    }),
  );
});
