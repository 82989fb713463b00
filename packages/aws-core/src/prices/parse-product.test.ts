import { expect, test } from "vitest";
import { parseProduct } from "./parse-product.ts";

interface Written {
  serviceCode?: string;
  attributes?: Record<string, string>;
  unit?: string;
  price?: Record<string, string>;
  begin?: string;
}

/** A product as the Price List writes it. */
function aProduct({ serviceCode = "AmazonBedrock", attributes, unit, price, begin }: Written): string {
  const dimension = {
    unit: unit ?? "1K tokens",
    beginRange: begin ?? "0",
    endRange: "Inf",
    pricePerUnit: price ?? { USD: "0.0000600000" },
  };
  return JSON.stringify({
    serviceCode,
    publicationDate: "2026-09-01T00:00:00Z",
    product: {
      sku: "ABCDEFGH",
      attributes: { regionCode: "us-east-1", usagetype: "USE1-NovaLite-input-tokens", ...attributes },
    },
    terms: { OnDemand: { term: { priceDimensions: { rate: dimension } } } },
  });
}

const usage = (usagetype: string, attributes?: Record<string, string>): Written => ({
  attributes: { usagetype, ...attributes },
});
const edition = (suffix: string): Written => ({
  serviceCode: "AmazonBedrockFoundationModels",
  unit: "Units",
  price: { USD: "3.3000000000" },
  ...usage(`USE1-MP:USE1_${suffix}-Units`, { servicename: "Claude Sonnet 4.5 (Amazon Bedrock Edition)" }),
});

test("a price for a thousand tokens becomes one for a million, exactly", () => {
  expect(parseProduct(aProduct({}))).toEqual({
    price: {
      subject: "model",
      key: "novalite",
      name: "NovaLite",
      region: "us-east-1",
      routing: "regional",
      kind: "input",
      amount: 600_000_000n,
      serviceCode: "AmazonBedrock",
      sku: "ABCDEFGH",
      publishedAt: new Date("2026-09-01"),
    },
  });
  expect(parseProduct(aProduct({ unit: "1M tokens", price: { USD: "1.25" } }))).toMatchObject({
    price: { amount: 12_500_000_000n },
  });
});

test.for([
  ["InputTokenCount", "input", "regional"],
  ["OutputTokenCount_Global", "output", "global"],
  ["CacheReadInputTokenCount_Global", "cache-read", "global"],
  ["CacheWriteInputTokenCount", "cache-write", "regional"],
  ["CacheWrite1hInputTokenCount_Global", "cache-write-1h", "global"],
  ["InputTokenCount_Global_Batch", "batch-input", "global"],
  ["output_tokens_batch", "batch-output", "regional"],
  ["cache_write_tokens_1h_global_standard", "cache-write-1h", "global"],
  ["input_tokens_global_standard", "input", "global"],
] as const)("what Marketplace calls %s is %s tokens, %s", ([suffix, kind, routing]) => {
  expect(parseProduct(aProduct(edition(suffix)))).toMatchObject({
    price: { key: "claudesonnet45", kind, routing, amount: 33_000_000_000n },
  });
});

test.for([
  ["USE1-NovaLite-output-tokens-batch", {}, "batch-output"],
  ["USE1-Nova2.0Lite-output-tokens-cross-region-global", { model: "Nova 2.0 Lite" }, "output"],
  ["USE1-NovaLite-cache-read-input-token-count", {}, "cache-read"],
  ["USE1-Qwen3-32B-input-tokens", { feature: "Batch Inference" }, "batch-input"],
  ["USE1-qwen.qwen3-32b-mantle-input-tokens-standard", {}, "input"],
] as const)("%s is read as a whole", ([usagetype, attributes, kind]) => {
  expect(parseProduct(aProduct(usage(usagetype, attributes)))).toMatchObject({ price: { kind } });
});

const imported = (what: string, unit: string, USD: string) =>
  parseProduct(aProduct({ ...usage(`USE1-Llama-CustomModelImport-${what}-v1:0`), unit, price: { USD } }));

test("imported models are priced by custom model unit: for a minute, and for storage by month", () => {
  const units = { subject: "custom_model", key: "Llama v1" };
  expect(imported("Inference", "Custom Model Unit per Min", "0.05718")).toMatchObject({
    price: { ...units, kind: "unit-minute", amount: 571_800_000n },
  });
  expect(imported("Storage", "Model/Month", "1.95")).toMatchObject({
    price: { ...units, kind: "unit-month", amount: 19_500_000_000n },
  });
});

test("an hour of a hosting instance", () => {
  const hosting = { serviceCode: "AmazonSageMaker", unit: "Hrs", price: { USD: "1.4080000000" } };
  expect(parseProduct(aProduct({ ...hosting, ...usage("USE1-Host:ml.g5.xlarge") }))).toMatchObject({
    price: { subject: "instance", key: "ml.g5.xlarge", kind: "hour", amount: 14_080_000_000n, routing: null },
  });
});

test.for([
  ["another tier of service", usage("USE1-NovaLite-input-tokens-priority"), "usage"],
  ["a fine-tuned model", usage("USE1-NovaLite-input-tokens-custom-model"), "usage"],
  [
    "a fine-tuned model told by its feature",
    usage("USE1-NovaLite-input-tokens", { feature: "Model Customization" }),
    "usage",
  ],
  ["longer contexts", edition("input_tokens_long_ctx_standard"), "usage"],
  ["a cache of half an hour", edition("cache_write_tokens_30m_standard"), "usage"],
  ["reserved capacity", edition("Reserved_1Month_InputTPM_Geo"), "usage"],
  ["images", usage("USE1-NovaCanvas-T2I-1024-Standard"), "usage"],
  ["training instances", { serviceCode: "AmazonSageMaker", ...usage("USE1-Train:ml.g5.xlarge") }, "usage"],
  ["an unknown unit", { unit: "10K tokens" }, "unit"],
  ["hours where tokens are expected", { unit: "Hrs" }, "unit"],
  ["a price that begins later", { begin: "1000" }, "tiers"],
  ["yuan", { price: { CNY: "0.5" } }, "currency"],
  ["a price that is no decimal", { price: { USD: "free" } }, "form"],
] as const)("%s is left out, and said why", ([, written, reason]) => {
  expect(parseProduct(aProduct(written))).toMatchObject({ reason });
});

test.for(["", "{", "[]", '{"serviceCode":"AmazonBedrock"}'])("%j is no product", (text) => {
  expect(parseProduct(text)).toMatchObject({ reason: "form" });
});
