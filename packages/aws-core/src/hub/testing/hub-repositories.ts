/** A repository that the test Hub serves. Files given as bytes only exist in listings. */
export interface ServedRepository {
  id: string;
  kind: "model" | "dataset";
  commit: string;
  gated: false | "auto" | "manual";
  private: boolean;
  task: string | null;
  library: string | null;
  licence: string | null;
  /** As the Hub counts them; null where it has not. */
  safetensors: { parameters: Record<string, number>; total: number } | null;
  /** Contents that can be read, by path. */
  contents: Readonly<Record<string, unknown>>;
  /** Bytes of the other files, by path. */
  sizes: Readonly<Record<string, number>>;
}

const tokenizer = { "tokenizer.json": 9_085_657, "tokenizer_config.json": 55_351 };
const readme = { "README.md": 44_044, ".gitattributes": 1519 };

const llama8b = {
  architectures: ["LlamaForCausalLM"],
  hidden_size: 4096,
  max_position_embeddings: 131_072,
  model_type: "llama",
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  torch_dtype: "bfloat16",
};

/** Shards and the index that names them, of so many bytes in all. */
function shards(count: number, bytes: number) {
  const names = Array.from(
    { length: count },
    (_, at) => `model-${String(at + 1).padStart(5, "0")}-of-${String(count).padStart(5, "0")}.safetensors`,
  );
  const each = Math.floor(bytes / count);
  return {
    index: {
      metadata: { total_size: bytes },
      weight_map: Object.fromEntries(
        names.map((name, at) => [`model.layers.${at}.mlp.up_proj.weight`, name]),
      ),
    },
    sizes: Object.fromEntries(names.map((name, at) => [name, at === 0 ? bytes - each * (count - 1) : each])),
  };
}

const eightB = shards(4, 16_060_556_376);
const seventyB = shards(30, 141_107_412_752);
const secretive = shards(4, 16_060_556_376);

const model = {
  kind: "model",
  gated: false,
  private: false,
  task: "text-generation",
  library: "transformers",
} as const;

/** What the test Hub knows: one repository for each way in which a look-up can turn out. */
export const hubRepositories: readonly ServedRepository[] = [
  {
    ...model,
    id: "HuggingFaceTB/SmolLM2-1.7B-Instruct",
    commit: "31b70e2e869a7173562077fd711b654946d38674",
    licence: "apache-2.0",
    safetensors: { parameters: { BF16: 1_711_376_384 }, total: 1_711_376_384 },
    contents: {
      "config.json": {
        ...llama8b,
        hidden_size: 2048,
        max_position_embeddings: 8192,
        num_hidden_layers: 24,
        num_key_value_heads: 32,
      },
    },
    sizes: { ...readme, ...tokenizer, "model.safetensors": 3_422_777_952 },
  },
  {
    ...model,
    id: "meta-llama/Llama-3.1-8B-Instruct",
    commit: "0e9e39f249a16976918f6564b8830bc894c89659",
    gated: "manual",
    licence: "llama3.1",
    safetensors: { parameters: { BF16: 8_030_261_248 }, total: 8_030_261_248 },
    contents: { "config.json": llama8b, "model.safetensors.index.json": eightB.index },
    sizes: { ...readme, ...tokenizer, ...eightB.sizes, "consolidated.safetensors": 16_060_556_376 },
  },
  {
    ...model,
    id: "mlabonne/TwinLlama-3.1-8B",
    commit: "5b1fc2a1d0ac6c7c0a8a9b0d3c5e5f4a3b2c1d0e",
    licence: "llama3.1",
    safetensors: { parameters: { BF16: 8_030_261_248 }, total: 8_030_261_248 },
    contents: { "config.json": llama8b, "model.safetensors.index.json": eightB.index },
    sizes: { ...readme, ...tokenizer, ...eightB.sizes },
  },
  {
    ...model,
    id: "nvidia/Llama-3.1-Nemotron-70B-Instruct-HF",
    commit: "031d2bdd5ba5bc4bf4ff6ca2a2b7d7c9ab5a0c4a",
    licence: "llama3.1",
    safetensors: { parameters: { BF16: 70_553_706_496 }, total: 70_553_706_496 },
    contents: {
      "config.json": { ...llama8b, hidden_size: 8192, num_attention_heads: 64, num_hidden_layers: 80 },
      "model.safetensors.index.json": seventyB.index,
    },
    sizes: { ...readme, ...tokenizer, ...seventyB.sizes },
  },
  {
    ...model,
    id: "Qwen/Qwen2.5-7B-Instruct-AWQ",
    commit: "b25037543e9394b818fdfca67ab2a00ecc7dd641",
    licence: "apache-2.0",
    safetensors: { parameters: { F16: 1_092_358_656, I32: 815_849_472 }, total: 7_615_616_512 },
    contents: {
      "config.json": {
        architectures: ["Qwen2ForCausalLM"],
        hidden_size: 3584,
        max_position_embeddings: 32_768,
        model_type: "qwen2",
        num_attention_heads: 28,
        num_hidden_layers: 28,
        num_key_value_heads: 4,
        quantization_config: {
          bits: 4,
          group_size: 128,
          quant_method: "awq",
          version: "gemm",
          zero_point: true,
        },
        torch_dtype: "float16",
      },
    },
    sizes: { ...readme, ...tokenizer, "model.safetensors": 5_572_863_584 },
  },
  {
    ...model,
    id: "BAAI/bge-base-en-v1.5",
    commit: "a5beb1e3e68b9ab74eb54cfd186867f64f240e1a",
    task: "feature-extraction",
    library: "sentence-transformers",
    licence: "mit",
    safetensors: { parameters: { F32: 109_482_240, I64: 512 }, total: 109_482_752 },
    contents: {
      "config.json": {
        architectures: ["BertModel"],
        hidden_size: 768,
        max_position_embeddings: 512,
        model_type: "bert",
        num_attention_heads: 12,
        num_hidden_layers: 12,
        torch_dtype: "float32",
      },
    },
    sizes: {
      ...readme,
      "model.safetensors": 437_955_512,
      "pytorch_model.bin": 437_997_357,
      "tokenizer.json": 711_396,
      "vocab.txt": 231_508,
      "onnx/model.onnx": 435_811_539,
    },
  },
  {
    ...model,
    id: "facebook/opt-1.3b",
    commit: "3f5c25d0bc631cb57ac65913f76e22c2dfb61d62",
    licence: "other",
    safetensors: null,
    contents: {
      "config.json": {
        architectures: ["OPTForCausalLM"],
        hidden_size: 2048,
        max_position_embeddings: 2048,
        model_type: "opt",
        num_attention_heads: 32,
        num_hidden_layers: 24,
        torch_dtype: "float16",
      },
    },
    sizes: { ...readme, "pytorch_model.bin": 2_631_639_523, "vocab.json": 898_822, "merges.txt": 456_318 },
  },
  {
    ...model,
    id: "quarry-demo/no-architecture",
    commit: "9d3c1f0b7a6e5d4c3b2a1908f7e6d5c4b3a29180",
    task: null,
    library: null,
    licence: null,
    safetensors: null,
    contents: { "config.json": { auto_map: { AutoModel: "modeling.Custom" }, n_layer: 12 } },
    sizes: { "model.gguf": 1_200_000_000 },
  },
  {
    ...model,
    id: "quarry-demo/adapter-only",
    commit: "8c2b0e9a6958473625140f3e2d1c0b9a89786756",
    licence: "apache-2.0",
    safetensors: null,
    contents: { "config.json": {} },
    sizes: { "adapter_model.safetensors": 167_832_240, "adapter_config.json": 700 },
  },
  {
    ...model,
    id: "acme-research/claims-llama-8b",
    commit: "7b1a0d8958473625140f3e2d1c0b9a897867564f",
    private: true,
    licence: null,
    safetensors: { parameters: { BF16: 8_030_261_248 }, total: 8_030_261_248 },
    contents: { "config.json": llama8b, "model.safetensors.index.json": secretive.index },
    sizes: { ...tokenizer, ...secretive.sizes },
  },
  {
    ...model,
    id: "rajpurkar/squad",
    kind: "dataset",
    commit: "7b6d24c440a36b6815f21b70d25016731768db1f",
    task: null,
    library: null,
    licence: "cc-by-sa-4.0",
    safetensors: null,
    contents: {},
    sizes: { "plain_text/train-00000-of-00001.parquet": 14_458_314 },
  },
];
