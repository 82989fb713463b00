import type { UsageCategory } from "./usage-type-schema.ts";

/** What a usage type that counts tokens tells. */
export interface TokenUsage {
  category: UsageCategory;
  model: string | null;
  routing: "global" | "regional";
  isBatch: boolean;
}

/**
 * Reads `NovaLite-input-tokens-batch`, `NovaPro-cache-read-input-token-count-cross-region-global`,
 * `qwen.qwen3-32b-mantle-output-tokens-flex` or, without a model, `cache-write-tokens-1h-global-standard`.
 *
 * @returns undefined when the text counts no tokens, or ends on a word that is not known
 */
export function readTokenUsage(text: string): TokenUsage | undefined {
  const parts = tokenForm.exec(text);
  if (parts === null) return undefined;
  const [, model, cache, direction, ending = ""] = parts;
  const words = new Set(ending.split("-").filter((word) => word !== ""));
  if (![...words].every((word) => endings.has(word))) return undefined;
  const category = cache === undefined ? `${direction}-tokens` : `cache-${cache}-tokens`;
  return {
    category: categories.get(category) ?? "other",
    model: model ?? null,
    routing: words.has("global") ? "global" : "regional",
    isBatch: words.has("batch"),
  };
}

// Model, then what `mantle` and the kind of content add, then the tokens, then how they were asked for.
const content = "text|image|video|audio|speech|speech-understanding";
const tokenForm = new RegExp(
  `^(?:(.+?)-)??(?:mantle-)?(?:(?:${content})-)?` +
    `(?:cache-(read|write)(?:-?\\d+[hm])?-(?:input-)?|(input|output)-(?:(?:${content})-)?)` +
    `(?:token-count|tokens?)((?:-[a-z0-9]+)*)$`,
);

const endings = new Set(
  "batch flex priority standard latency optimized cross region global custom model long ctx context 5m 30m 1h".split(
    " ",
  ),
);

const categories = new Map<string, UsageCategory>([
  ["input-tokens", "input-tokens"],
  ["output-tokens", "output-tokens"],
  ["cache-read-tokens", "cache-read-tokens"],
  ["cache-write-tokens", "cache-write-tokens"],
]);
