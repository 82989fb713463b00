import { z } from "zod";

/** The serving images that Quarry knows; any other is given by its URI. */
export const imageKinds = [
  "huggingface-vllm",
  "vllm",
  "lmi",
  "sglang",
  "huggingface-sglang",
  "llamacpp",
  "llamacpp-cpu",
  "tei",
  "tei-cpu",
  "tgi",
] as const;

export const ImageKind = z.enum(imageKinds);
export type ImageKind = z.infer<typeof ImageKind>;

/**
 * What an image's `/invocations` takes: `tgi` is `inputs` with `parameters`, `openai-chat` is a list of
 * messages, `embeddings` is `inputs` answered by vectors, `raw` is any JSON that the image itself defines.
 */
export const bodyForms = ["tgi", "openai-chat", "embeddings", "raw"] as const;

export const BodyForm = z.enum(bodyForms);
export type BodyForm = z.infer<typeof BodyForm>;
