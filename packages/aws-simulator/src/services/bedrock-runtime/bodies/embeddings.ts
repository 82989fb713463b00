// Families that answer numbers or pictures, not words.
import { createHash } from "node:crypto";
import { validationError } from "../../../wire/aws-error.ts";
import { membersOf } from "../../../wire/members.ts";
import { countTokens } from "../tokens.ts";
import { countOf, requireKey, textOf, textsOf } from "./body-form.ts";
import type { Json } from "./body-form.ts";

/** Answers a body at once and cannot be streamed. */
export type WholeBodyForm = { answer(body: Json): { json: Json; inputTokens: number; outputTokens: number } };

const titanSizes = [256, 512, 1024];
const cohereSize = 1024;

export const titanEmbedding: WholeBodyForm = {
  answer(body) {
    requireKey(body, "inputText");
    const size = countOf(body["dimensions"]) ?? 1024;
    if (!titanSizes.includes(size)) {
      throw validationError(
        `Malformed input request: #/dimensions: ${size} is not a valid enum value, please reformat your input and try again.`,
      );
    }
    const text = textOf(body["inputText"]);
    const inputTokens = countTokens(text);
    const embedding = embed(text, size);
    return {
      json: { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount: inputTokens },
      inputTokens,
      outputTokens: 0,
    };
  },
};

export const cohereEmbedding: WholeBodyForm = {
  answer(body) {
    requireKey(body, "texts");
    requireKey(body, "input_type");
    const texts = textsOf(body["texts"]);
    const inputTokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
    const id = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 32);
    const embeddings = texts.map((text) => embed(text, cohereSize));
    return {
      json: { id, texts, embeddings, response_type: "embeddings_floats" },
      inputTokens,
      outputTokens: 0,
    };
  },
};

const onePixelPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const novaCanvas: WholeBodyForm = {
  answer(body) {
    requireKey(body, "taskType");
    const count = countOf(membersOf(body["imageGenerationConfig"])["numberOfImages"]) ?? 1;
    return {
      json: { images: Array.from({ length: count }, () => onePixelPng), error: null },
      inputTokens: 0,
      outputTokens: 0,
    };
  },
};

/** A unit vector that depends on the words: texts that share words are near each other. */
export function embed(text: string, size: number): number[] {
  const vector = Array.from({ length: size }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const bytes = createHash("sha512").update(word).digest();
    for (let at = 0; at < bytes.length - 2; at += 3) {
      const index = bytes.readUInt16BE(at) % size;
      vector[index] = (vector[index] ?? 0) + (bytes.readInt8(at + 2) >= 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => Number((value / length).toFixed(8)));
}
