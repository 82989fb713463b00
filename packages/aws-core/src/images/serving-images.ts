import type { BodyForm, ImageKind } from "./schema.ts";

/** A version of a serving image and the tag it is pulled by. */
export interface ImageVersion {
  version: string;
  tag: string;
}

/** A serving image for SageMaker endpoints. */
export interface ServingImage {
  kind: ImageKind;
  label: string;
  /** One sentence on what it is for. */
  purpose: string;
  repository: string;
  /** Which list of registry accounts it is published through. */
  registry: "deep-learning" | "algorithms";
  device: "gpu" | "cpu";
  /** An archived image can still be pulled, and gets no more releases. */
  archived: boolean;
  /** Newest first; the first is taken when no version is asked for. */
  versions: readonly ImageVersion[];
  /** What `POST /invocations` takes, the customary form first; `GET /ping` tells health. */
  bodies: readonly BodyForm[];
}

/** The day on which versions and tags were last compared with the source. */
export const servingImagesDate = "2026-08-21";
export const servingImagesSource = "https://github.com/aws/deep-learning-containers";

/** Newest first. Tags as AWS publishes them; the tail of all of one CUDA release is the same. */
const versions = (tail: string, ...heads: readonly (readonly [version: string, head: string])[]) =>
  heads.map(([version, head]) => ({ version, tag: `${head}${tail}` }));

const vllmTail = "-gpu-py312-cu130-ubuntu22.04";
const vllmServerTail = `${vllmTail}-sagemaker`;
const sglangTail = "-gpu-py312-cu130-ubuntu24.04-sagemaker";

/** Source of the archived TGI tags: https://github.com/aws/sagemaker-python-sdk, huggingface-llm.json. */
const tgiVersions: readonly ImageVersion[] = [
  ...versions("-gpu-py311-cu124-ubuntu22.04", ["3.3.6", "2.7.0-tgi3.3.6"], ["3.3.4", "2.7.0-tgi3.3.4"]),
  ...versions(
    "-gpu-py311-cu124-ubuntu22.04",
    ["3.2.3", "2.6.0-tgi3.2.3"],
    ["3.2.0", "2.6.0-tgi3.2.0"],
    ["3.1.1", "2.6.0-tgi3.1.1"],
  ),
  { version: "3.0.1", tag: "2.4.0-tgi3.0.1-gpu-py311-cu124-ubuntu22.04-v2.1" },
  { version: "2.4.0", tag: "2.4.0-tgi2.4.0-gpu-py311-cu124-ubuntu22.04-v2.2" },
  { version: "2.3.1", tag: "2.4.0-tgi2.3.1-gpu-py311-cu124-ubuntu22.04" },
  { version: "2.2.0", tag: "2.3.0-tgi2.2.0-gpu-py310-cu121-ubuntu22.04-v2.0" },
  { version: "2.0.2", tag: "2.3.0-tgi2.0.2-gpu-py310-cu121-ubuntu22.04" },
  ...versions(
    "-gpu-py310-cu121-ubuntu22.04",
    ["2.0.1", "2.1.1-tgi2.0.1"],
    ["2.0.0", "2.1.1-tgi2.0.0"],
    ["1.4.5", "2.1.1-tgi1.4.5"],
    ["1.4.2", "2.1.1-tgi1.4.2"],
  ),
  ...versions(
    "-gpu-py310-cu121-ubuntu20.04",
    ["1.4.0", "2.1.1-tgi1.4.0"],
    ["1.3.3", "2.1.1-tgi1.3.3"],
    ["1.3.1", "2.1.1-tgi1.3.1"],
    ["1.2.0", "2.1.1-tgi1.2.0"],
  ),
  ...versions(
    "-gpu-py39-cu118-ubuntu20.04",
    ["1.1.0", "2.0.1-tgi1.1.0"],
    ["1.0.3", "2.0.1-tgi1.0.3"],
    ["0.9.3", "2.0.1-tgi0.9.3"],
    ["0.8.2", "2.0.0-tgi0.8.2"],
    ["0.6.0", "2.0.0-tgi0.6.0"],
  ),
];

/** The images in the order in which they are offered: the recommended first, the archived last. */
export const servingImages: readonly ServingImage[] = [
  {
    kind: "huggingface-vllm",
    label: "Hugging Face vLLM",
    purpose: "Serves most text models of the Hugging Face Hub; the customary choice.",
    repository: "huggingface-vllm",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [
      ...versions(
        vllmTail,
        ["0.25.1", "0.25.1-transformers5.10.2"],
        ["0.22.1", "0.22.1-transformers5.10.2"],
        ["0.21.0", "0.21.0-transformers5.8.1"],
      ),
      { version: "0.17.0", tag: "0.17.0-transformers4.57.5-gpu-py312-cu129-ubuntu22.04" },
      { version: "0.14.0", tag: "0.14.0-transformers4.57.3-gpu-py312-cu129-ubuntu22.04" },
    ],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "vllm",
    label: "vLLM",
    purpose: "AWS's own build of vLLM: the newest releases, without Hugging Face's settings.",
    repository: "vllm",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [
      ...versions(
        vllmServerTail,
        ["0.27.1", "0.27.1"],
        ["0.26.0", "0.26.0"],
        ["0.25.1", "0.25.1"],
        ["0.22.1", "0.22.1"],
      ),
      { version: "0.19.1", tag: "0.19.1-gpu-py312-cu129-ubuntu22.04-sagemaker" },
    ],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "lmi",
    label: "Large Model Inference (DJL)",
    purpose: "AWS's serving stack with batching and LoRA adapters; answers both TGI and OpenAI bodies.",
    repository: "djl-inference",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [
      { version: "0.36.0-lmi28", tag: "0.36.0-lmi28.0.0-cu130" },
      { version: "0.36.0-lmi27", tag: "0.36.0-lmi27.0.0-cu130" },
      { version: "0.36.0-lmi24", tag: "0.36.0-lmi24.0.0-cu129" },
      { version: "0.35.0", tag: "0.35.0-lmi17.0.0-cu128" },
      { version: "0.34.0", tag: "0.34.0-lmi16.0.0-cu128" },
      { version: "0.33.0", tag: "0.33.0-lmi15.0.0-cu128" },
    ],
    bodies: ["tgi", "openai-chat", "raw"],
  },
  {
    kind: "sglang",
    label: "SGLang",
    purpose: "AWS's build of SGLang, for structured output and long shared prompts.",
    repository: "sglang",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [
      ...versions(sglangTail, ["0.5.17", "0.5.17"], ["0.5.16", "0.5.16"], ["0.5.15", "0.5.15"]),
      { version: "0.5.10", tag: "0.5.10-gpu-py312-cu129-ubuntu24.04-sagemaker" },
    ],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "huggingface-sglang",
    label: "Hugging Face SGLang",
    purpose: "SGLang with Hugging Face's libraries.",
    repository: "huggingface-sglang",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [{ version: "0.5.8", tag: "0.5.8-transformers4.57.3-gpu-py312-cu129-ubuntu24.04" }],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "llamacpp",
    label: "llama.cpp",
    purpose: "Serves GGUF files on one GPU.",
    repository: "huggingface-llamacpp",
    registry: "deep-learning",
    device: "gpu",
    archived: false,
    versions: [{ version: "b9522", tag: "b9522-gpu-cu130-ubuntu24.04" }],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "llamacpp-cpu",
    label: "llama.cpp on CPU",
    purpose: "Serves small GGUF files without a GPU.",
    repository: "huggingface-llamacpp",
    registry: "deep-learning",
    device: "cpu",
    archived: false,
    versions: [{ version: "b9522", tag: "b9522-cpu-ubuntu24.04" }],
    bodies: ["openai-chat", "raw"],
  },
  {
    kind: "tei",
    label: "Text Embeddings Inference",
    purpose: "Serves embedding and re-ranking models on a GPU.",
    repository: "tei",
    registry: "algorithms",
    device: "gpu",
    archived: false,
    versions: [
      { version: "1.9.3", tag: "2.0.1-tei1.9.3-gpu-py310-cu129-ubuntu24.04" },
      ...versions(
        "-gpu-py310-cu122-ubuntu22.04",
        ["1.8.2", "2.0.1-tei1.8.2"],
        ["1.8.0", "2.0.1-tei1.8.0"],
        ["1.7.0", "2.0.1-tei1.7.0"],
        ["1.6.0", "2.0.1-tei1.6.0"],
        ["1.4.0", "2.0.1-tei1.4.0"],
        ["1.2.3", "2.0.1-tei1.2.3"],
      ),
    ],
    bodies: ["embeddings", "raw"],
  },
  {
    kind: "tei-cpu",
    label: "Text Embeddings Inference on CPU",
    purpose: "Serves small embedding models without a GPU.",
    repository: "tei-cpu",
    registry: "algorithms",
    device: "cpu",
    archived: false,
    versions: [
      { version: "1.9.3", tag: "2.0.1-tei1.9.3-cpu-py310-ubuntu24.04" },
      ...versions(
        "-cpu-py310-ubuntu22.04",
        ["1.8.2", "2.0.1-tei1.8.2"],
        ["1.8.0", "2.0.1-tei1.8.0"],
        ["1.7.0", "2.0.1-tei1.7.0"],
        ["1.6.0", "2.0.1-tei1.6.0"],
        ["1.4.0", "2.0.1-tei1.4.0"],
        ["1.2.3", "2.0.1-tei1.2.3"],
      ),
    ],
    bodies: ["embeddings", "raw"],
  },
  {
    kind: "tgi",
    label: "Text Generation Inference (archived)",
    purpose: "For endpoints that were built on TGI; new ones are better served by vLLM.",
    repository: "huggingface-pytorch-tgi-inference",
    registry: "deep-learning",
    device: "gpu",
    archived: true,
    versions: tgiVersions,
    bodies: ["tgi", "openai-chat", "raw"],
  },
];

/** The image of a kind. */
export function findServingImage(kind: ImageKind): ServingImage {
  const image = servingImages.find((candidate) => candidate.kind === kind);
  // Proven by a test over all kinds; a kind without an image is a defect of the table.
  if (!image) throw new Error(`The table of serving images lacks ${kind}.`);
  return image;
}
