import type { ListedPrice, TokenKind } from "./listed-price.ts";
import { modelKeyOfName } from "./model-key.ts";

type Usage = Pick<ListedPrice, "subject" | "key" | "name" | "routing" | "kind">;
type Attributes = Readonly<Record<string, string>>;

/**
 * What a product of the Price List is for, out of its usage type, which has to fit as a whole: a suffix that is not
 * known, such as `-flex`, `-custom-model` or `_long_ctx`, is another product at another price. Undefined for those.
 */
export function readPriceUsage(serviceCode: string, attributes: Attributes): Usage | undefined {
  const usageType = attributes["usagetype"] ?? "";
  if (serviceCode === "AmazonSageMaker") return readHosting(usageType);
  if (serviceCode === "AmazonBedrockFoundationModels") return readMarketplace(usageType, attributes);
  return readCustomModel(usageType) ?? readOwnModel(usageType, attributes);
}

function readHosting(usageType: string): Usage | undefined {
  const type = /^[A-Z0-9]+-Host:(ml\.[a-z0-9-]+\.[a-z0-9]+)$/.exec(usageType)?.[1];
  if (type === undefined) return undefined;
  return { subject: "instance", key: type, name: type, routing: null, kind: "hour" };
}

const customModel =
  /^[A-Z0-9]+-(?<family>.+)-CustomModelImport-(?<what>Inference|Storage)-(?<version>v\d+):\d+$/;

function readCustomModel(usageType: string): Usage | undefined {
  const { family, what, version } = customModel.exec(usageType)?.groups ?? {};
  if (family === undefined || version === undefined) return undefined;
  const name = `${family} ${version}`;
  const kind = what === "Storage" ? "unit-month" : "unit-minute";
  return { subject: "custom_model", key: name, name, routing: null, kind };
}

const ownModel =
  /^[A-Z0-9]+-(?<name>.+?)-(?:mantle-)?(?<what>input-tokens|output-tokens|cache-(?:read|write)-input-token-count)(?<rest>(?:-standard|-batch|-cross-region-global)*)$/;

function readOwnModel(usageType: string, attributes: Attributes): Usage | undefined {
  const { name: short, what, rest = "" } = ownModel.exec(usageType)?.groups ?? {};
  const feature = attributes["feature"] ?? "";
  const isElsewhere = feature !== "" && !/^(On-demand|Batch) Inference$/i.test(feature);
  if (short === undefined || what === undefined || isElsewhere) return undefined;
  const base = ownKinds[what];
  const kind = base && kindOf(base, rest.includes("-batch") || /batch/i.test(feature));
  if (kind === undefined) return undefined;
  const name = attributes["model"] ?? attributes["titanModel"] ?? short;
  const routing = rest.includes("-cross-region-global") ? "global" : "regional";
  return { subject: "model", key: modelKeyOfName(name), name, routing, kind };
}

const ownKinds: Readonly<Record<string, TokenKind>> = {
  "input-tokens": "input",
  "output-tokens": "output",
  "cache-read-input-token-count": "cache-read",
  "cache-write-input-token-count": "cache-write",
};

const camel =
  /-MP:[A-Z0-9]+_(?<what>(?:Cache(?:Read|Write|Write1h))?InputTokenCount|OutputTokenCount)(?<global>_Global)?(?<batch>_Batch)?-Units$/;
// Claude since Opus 4.7 has usage types in snake case.
const snake =
  /-MP:[A-Z0-9]+_(?<what>input_tokens|output_tokens|cache_read_tokens|cache_write_tokens(?:_1h)?)(?<global>_global)?_(?<tier>standard|batch)-Units$/;

function readMarketplace(usageType: string, attributes: Attributes): Usage | undefined {
  const { what, global, batch, tier } = (camel.exec(usageType) ?? snake.exec(usageType))?.groups ?? {};
  const base = what === undefined ? undefined : marketplaceKinds[what];
  const name = attributes["servicename"];
  const kind = base && kindOf(base, batch !== undefined || tier === "batch");
  if (kind === undefined || name === undefined) return undefined;
  const routing = global === undefined ? "regional" : "global";
  return { subject: "model", key: modelKeyOfName(name), name, routing, kind };
}

const marketplaceKinds: Readonly<Record<string, TokenKind>> = {
  InputTokenCount: "input",
  OutputTokenCount: "output",
  CacheReadInputTokenCount: "cache-read",
  CacheWriteInputTokenCount: "cache-write",
  CacheWrite1hInputTokenCount: "cache-write-1h",
  input_tokens: "input",
  output_tokens: "output",
  cache_read_tokens: "cache-read",
  cache_write_tokens: "cache-write",
  cache_write_tokens_1h: "cache-write-1h",
};

/** Undefined for a batch of cached tokens, which AWS does not bill. */
function kindOf(base: TokenKind, isBatch: boolean): TokenKind | undefined {
  if (!isBatch) return base;
  if (base === "input") return "batch-input";
  return base === "output" ? "batch-output" : undefined;
}
