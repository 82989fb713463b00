import type { ImageKind } from "./schema.ts";

/** An environment variable that an image reads, as an editor shows it. */
export interface ImageVariable {
  name: string;
  meaning: string;
  type: "text" | "integer" | "number" | "boolean" | "choice";
  /** What the image does without it; null when it then does not start. */
  fallback: string | null;
  choices?: readonly string[];
  /** `model` is filled in from the model that was chosen, `gpus` from the instance type. */
  filledFrom?: "model" | "revision" | "gpus";
  /** Never stored in a request: it is given to SageMaker apart from the rest. */
  secret?: true;
}

/** What an image reads, and how it can be given a Hub token. */
export interface ImageEnvironment {
  variables: readonly ImageVariable[];
  /** Further variables that the image takes by their beginning, such as `SM_VLLM_`. */
  prefix: string | null;
  /** The variable with the model's id, and the one with its commit, where there is one. */
  model: string;
  revision: string | null;
  /** The variable with the number of GPUs that the model is spread over. */
  gpus: string | null;
  /** The variable with the longest sequence, in tokens. */
  context: string | null;
  /** The variable that has weights quantised, where there is one. */
  quantise: string | null;
  /** The variable with the Hub token. */
  token: string;
  /**
   * Whether the image itself resolves a reference to a secret. None of AWS's does, as of `environmentDate`: the
   * token stands in the environment, and DescribeModel shows it to everybody who may call it.
   */
  takesSecretReference: boolean;
}

/** The day on which the variables were last compared with the images' start scripts. */
export const environmentDate = "2026-08-21";

const token = (name: string): ImageVariable => ({
  name,
  meaning: "Token for gated and private repositories.",
  type: "text",
  fallback: "Only open repositories can be downloaded.",
  secret: true,
});

const choice = (name: string, meaning: string, choices: readonly string[]): ImageVariable => ({
  name,
  meaning,
  type: "choice",
  fallback: "As the model's files say.",
  choices,
});

const integer = (name: string, meaning: string, fallback: string): ImageVariable => ({
  name,
  meaning,
  type: "integer",
  fallback,
});

const gpuCount = (name: string): ImageVariable => ({
  ...integer(name, "GPUs that the model is spread over.", "1"),
  filledFrom: "gpus",
});

const model = (name: string): ImageVariable => ({
  name,
  meaning: "The repository on the Hub, or a folder such as /opt/ml/model.",
  type: "text",
  fallback: null,
  filledFrom: "model",
});

const revision = (name: string): ImageVariable => ({
  name,
  meaning: "Commit of the repository that is served.",
  type: "text",
  fallback: "The newest commit at each start.",
  filledFrom: "revision",
});

const flag = (name: string, meaning: string): ImageVariable => ({
  name,
  meaning,
  type: "boolean",
  fallback: "false",
});

const modelContext = "As the model's files say.";

/** Source: https://aws.github.io/deep-learning-containers/vllm/configuration/ */
const vllm: ImageEnvironment = {
  variables: [
    model("SM_VLLM_MODEL"),
    revision("SM_VLLM_REVISION"),
    gpuCount("SM_VLLM_TENSOR_PARALLEL_SIZE"),
    integer(
      "SM_VLLM_MAX_MODEL_LEN",
      "Longest sequence, prompt and answer together, in tokens.",
      modelContext,
    ),
    {
      name: "SM_VLLM_GPU_MEMORY_UTILIZATION",
      meaning: "Share of each GPU's memory that vLLM takes, from 0 to 1.",
      type: "number",
      fallback: "0.9",
    },
    choice("SM_VLLM_QUANTIZATION", "How the weights are quantised.", ["awq", "gptq", "fp8", "bitsandbytes"]),
    choice("SM_VLLM_DTYPE", "Number format of the weights.", ["auto", "float16", "bfloat16"]),
    flag("SM_VLLM_ENFORCE_EAGER", "Starts faster and serves slower: no CUDA graphs."),
    flag("SM_VLLM_TRUST_REMOTE_CODE", "Runs code from the repository. Read it first."),
    integer("SM_VLLM_MAX_NUM_SEQS", "Requests served at the same time.", "As vLLM chooses."),
    token("HF_TOKEN"),
  ],
  prefix: "SM_VLLM_",
  model: "SM_VLLM_MODEL",
  revision: "SM_VLLM_REVISION",
  gpus: "SM_VLLM_TENSOR_PARALLEL_SIZE",
  context: "SM_VLLM_MAX_MODEL_LEN",
  quantise: "SM_VLLM_QUANTIZATION",
  token: "HF_TOKEN",
  takesSecretReference: false,
};

/** Source: https://aws.github.io/deep-learning-containers/sglang/configuration/ */
const sglang: ImageEnvironment = {
  variables: [
    model("SM_SGLANG_MODEL_PATH"),
    revision("SM_SGLANG_REVISION"),
    gpuCount("SM_SGLANG_TP"),
    integer("SM_SGLANG_CONTEXT_LENGTH", "Longest sequence in tokens.", modelContext),
    {
      name: "SM_SGLANG_MEM_FRACTION_STATIC",
      meaning: "Share of each GPU's memory for weights and cache, from 0 to 1.",
      type: "number",
      fallback: "As SGLang chooses.",
    },
    choice("SM_SGLANG_QUANTIZATION", "How the weights are quantised.", ["awq", "gptq", "fp8"]),
    choice("SM_SGLANG_DTYPE", "Number format of the weights.", ["auto", "float16", "bfloat16"]),
    flag("SM_SGLANG_TRUST_REMOTE_CODE", "Runs code from the repository. Read it first."),
    token("HF_TOKEN"),
  ],
  prefix: "SM_SGLANG_",
  model: "SM_SGLANG_MODEL_PATH",
  revision: "SM_SGLANG_REVISION",
  gpus: "SM_SGLANG_TP",
  context: "SM_SGLANG_CONTEXT_LENGTH",
  quantise: "SM_SGLANG_QUANTIZATION",
  token: "HF_TOKEN",
  takesSecretReference: false,
};

/** Source: https://docs.djl.ai/master/docs/serving/serving/docs/lmi/deployment_guide/configurations.html */
const lmi: ImageEnvironment = {
  variables: [
    model("HF_MODEL_ID"),
    revision("OPTION_REVISION"),
    gpuCount("OPTION_TENSOR_PARALLEL_DEGREE"),
    integer("OPTION_MAX_MODEL_LEN", "Longest sequence in tokens.", modelContext),
    integer("OPTION_MAX_ROLLING_BATCH_SIZE", "Requests served at the same time.", "32"),
    choice("OPTION_QUANTIZE", "How the weights are quantised.", ["awq", "gptq", "fp8"]),
    choice("OPTION_DTYPE", "Number format of the weights.", ["auto", "fp16", "bf16"]),
    flag("OPTION_TRUST_REMOTE_CODE", "Runs code from the repository. Read it first."),
    token("HF_TOKEN"),
  ],
  prefix: "OPTION_",
  model: "HF_MODEL_ID",
  revision: "OPTION_REVISION",
  gpus: "OPTION_TENSOR_PARALLEL_DEGREE",
  context: "OPTION_MAX_MODEL_LEN",
  quantise: "OPTION_QUANTIZE",
  token: "HF_TOKEN",
  takesSecretReference: false,
};

/** Source: sagemaker-entrypoint.sh of https://github.com/huggingface/text-generation-inference */
const tgi: ImageEnvironment = {
  variables: [
    model("HF_MODEL_ID"),
    revision("HF_MODEL_REVISION"),
    gpuCount("SM_NUM_GPUS"),
    integer("MAX_INPUT_LENGTH", "Longest prompt in tokens; below MAX_TOTAL_TOKENS.", "As TGI chooses."),
    integer("MAX_TOTAL_TOKENS", "Longest prompt and answer together, in tokens.", "As TGI chooses."),
    integer(
      "MAX_BATCH_PREFILL_TOKENS",
      "Prompt tokens read at once; at least MAX_INPUT_LENGTH.",
      "As TGI chooses.",
    ),
    integer(
      "MAX_BATCH_TOTAL_TOKENS",
      "Tokens of all requests together; at least MAX_TOTAL_TOKENS.",
      "As TGI chooses.",
    ),
    choice("HF_MODEL_QUANTIZE", "How the weights are quantised.", [
      "awq",
      "gptq",
      "eetq",
      "fp8",
      "bitsandbytes",
    ]),
    flag("HF_MODEL_TRUST_REMOTE_CODE", "Runs code from the repository. Read it first."),
    token("HF_TOKEN"),
  ],
  prefix: null,
  model: "HF_MODEL_ID",
  revision: "HF_MODEL_REVISION",
  gpus: "SM_NUM_GPUS",
  context: "MAX_TOTAL_TOKENS",
  quantise: "HF_MODEL_QUANTIZE",
  token: "HF_TOKEN",
  takesSecretReference: false,
};

/** Source: https://huggingface.co/docs/text-embeddings-inference/cli_arguments and the image's entrypoint.sh */
const tei: ImageEnvironment = {
  variables: [
    model("HF_MODEL_ID"),
    revision("HF_MODEL_REVISION"),
    integer("MAX_BATCH_TOKENS", "Tokens of all texts of a batch together.", "16384"),
    integer("MAX_CLIENT_BATCH_SIZE", "Texts that one call may hold.", "32"),
    choice("POOLING", "How token vectors become one.", ["cls", "mean", "splade", "last-token"]),
    choice("DTYPE", "Number format of the weights.", ["float16", "float32"]),
    flag("AUTO_TRUNCATE", "Cuts texts that are too long instead of refusing them."),
    token("HF_TOKEN"),
  ],
  prefix: null,
  model: "HF_MODEL_ID",
  revision: "HF_MODEL_REVISION",
  gpus: null,
  context: null,
  quantise: null,
  token: "HF_TOKEN",
  takesSecretReference: false,
};

/**
 * The start script of this image is not published; the server itself reads `LLAMA_ARG_…`.
 *
 * Source: https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
 */
const llamacpp: ImageEnvironment = {
  variables: [
    model("HF_MODEL_ID"),
    integer("LLAMA_ARG_CTX_SIZE", "Longest sequence in tokens.", modelContext),
    integer("LLAMA_ARG_N_PARALLEL", "Requests served at the same time.", "1"),
    integer("LLAMA_ARG_N_GPU_LAYERS", "Layers that are kept on the GPU.", "As llama.cpp chooses."),
    token("HF_TOKEN"),
  ],
  prefix: "LLAMA_ARG_",
  model: "HF_MODEL_ID",
  revision: null,
  gpus: null,
  context: "LLAMA_ARG_CTX_SIZE",
  quantise: null,
  token: "HF_TOKEN",
  takesSecretReference: false,
};

const environments: Readonly<Record<ImageKind, ImageEnvironment>> = {
  "huggingface-vllm": vllm,
  vllm,
  lmi,
  sglang,
  "huggingface-sglang": sglang,
  llamacpp,
  "llamacpp-cpu": llamacpp,
  tei,
  "tei-cpu": tei,
  tgi,
};

/** The environment variables that an image reads. */
export function imageEnvironment(kind: ImageKind): ImageEnvironment {
  return environments[kind];
}

/** The variables that may hold a Hub token in any image; none of them belongs into a stored request. */
export const tokenVariables: readonly string[] = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_API_TOKEN"];
