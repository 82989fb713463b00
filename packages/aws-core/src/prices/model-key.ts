import { withoutRoutingPrefix } from "../profiles/routing-prefixes.ts";

/**
 * A model's name in the Price List as a key: `Claude Sonnet 4.5 (Amazon Bedrock Edition)` and `Llama 3.3 70B` become
 * `claudesonnet45` and `llama3370b`. Run together, a name and an id agree without knowing what each number means. Some
 * products are named by an id.
 */
export function modelKeyOfName(name: string): string {
  const bare = name
    .replace(/ \(Amazon Bedrock Edition\)$/, "")
    .replace(/^(Amazon|Anthropic|Cohere|Meta) /, "")
    .replace(/^Nova ?2\.0/, "Nova 2")
    .replace(/ \(dense\)$/, "");
  if (/^[a-z0-9]+\.[a-z]/.test(bare)) return modelKeyOfId(bare);
  const key = runTogether(bare);
  return nameAliases[key] ?? key;
}

/** The same of an id, with or without a routing prefix: `us.meta.llama3-3-70b-instruct-v1:0` becomes `llama3370b`. */
export function modelKeyOfId(modelId: string): string {
  const bare = withoutRoutingPrefix(modelId)
    .replace(/^[a-z0-9]+\./, "")
    .replace(/-20\d{6}(?=-|$)/, "")
    // The first version goes without saying, as does Mistral's zeroth; later ones are models of their own.
    .replace(/-(v[01]|1(?=:))(:\w+)*$/, "")
    .replace(/:\w+$/, "");
  const provider = withoutRoutingPrefix(modelId).split(".", 1)[0];
  const key = runTogether(bare);
  return (provider === "deepseek" ? deepSeekNames[key] : idAliases[key]) ?? key;
}

function runTogether(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("+", " plus")
    .replaceAll(/\b(instruct|mantle)\b/g, "")
    .replaceAll(/[^a-z0-9]/g, "");
}

/** Ids that say less or other than the names. */
const idAliases: Readonly<Record<string, string>> = {
  titanembedtext: "titanembeddingsg1text",
  titanembedtextv2: "titantextembeddingsv2",
  embedenglishv3: "embedenglish",
  embedmultilingualv3: "embedmultilingual",
  mistrallarge3675b: "mistrallarge3",
};

const deepSeekNames: Readonly<Record<string, string>> = { r1: "deepseekr1", v3: "deepseekv31" };

const nameAliases: Readonly<Record<string, string>> = { r1: "deepseekr1" };
