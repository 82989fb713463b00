import { describe, expect, test } from "vitest";
import { readUsageType, type UsageTypeFacts } from "./read-usage-type.ts";

const claude = "Claude Sonnet 5 (Amazon Bedrock Edition)";
const bedrock = "Amazon Bedrock";
const sagemaker = "Amazon SageMaker";
const s3 = "Amazon Simple Storage Service";

const facts = (expected: Partial<UsageTypeFacts>): UsageTypeFacts => ({
  region: "us-east-1",
  category: "other",
  model: null,
  routing: null,
  isBatch: false,
  ...expected,
});

type Rows = readonly (readonly [usageType: string, expected: Partial<UsageTypeFacts>])[];

const regional = { routing: "regional" } as const;
const globally = { routing: "global" } as const;

const sold: Rows = [
  ["USE1-MP:USE1_InputTokenCount-Units", { category: "input-tokens", ...regional }],
  ["USE1-MP:USE1_OutputTokenCount-Units", { category: "output-tokens", ...regional }],
  ["USE1-MP:USE1_InputTokenCount_Global-Units", { category: "input-tokens", ...globally }],
  ["USE1-MP:USE1_InputTokenCount_Batch-Units", { category: "input-tokens", ...regional, isBatch: true }],
  [
    "USE1-MP:USE1_OutputTokenCount_Global_Batch-Units",
    { category: "output-tokens", ...globally, isBatch: true },
  ],
  ["USE1-MP:USE1_CacheReadInputTokenCount-Units", { category: "cache-read-tokens", ...regional }],
  ["USE1-MP:USE1_CacheWriteInputTokenCount_Global-Units", { category: "cache-write-tokens", ...globally }],
  ["USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units", { category: "cache-write-tokens", ...globally }],
  ["USE1-MP:USE1_input_tokens_standard-Units", { category: "input-tokens", ...regional }],
  ["USE1-MP:USE1_output_tokens_global_standard-Units", { category: "output-tokens", ...globally }],
  ["USE1-MP:USE1_input_tokens_global_batch-Units", { category: "input-tokens", ...globally, isBatch: true }],
  ["USE1-MP:USE1_cache_read_tokens_standard-Units", { category: "cache-read-tokens", ...regional }],
  ["USE1-MP:USE1_cache_write_tokens_standard-Units", { category: "cache-write-tokens", ...regional }],
  [
    "USE1-MP:USE1_cache_write_tokens_1h_global_standard-Units",
    { category: "cache-write-tokens", ...globally },
  ],
  ["USE1-MP:USE1_input_tokens_long_ctx_standard-Units", { category: "input-tokens", ...regional }],
  ["USE1_input_tokens_standard-Units", { category: "input-tokens", ...regional }],
  ["MP:USE1_InputTokenCount-Units", { category: "input-tokens", ...regional }],
  ["EUC1-MP:EUC1_InputTokenCount-Units", { region: "eu-central-1", category: "input-tokens", ...regional }],
  ["USE1-MP:APS3_InputTokenCount-Units", { region: "ap-south-1", category: "input-tokens", ...regional }],
  ["USE1-MP:XYZ9_InputTokenCount-Units", { region: "", category: "input-tokens", ...regional }],
  ["USE1-MP:USE1_search_units-Units", { category: "search-units" }],
  ["USE1-MP:USE1_created_image-Units", { category: "images" }],
  ["USE1-MP:USE1_InputImageCount-Units", { category: "images" }],
  [
    "USE1-MP:USE1_ProvisionedThroughput_1MonthCommit_ModelUnits_Usage-Units",
    { category: "provisioned-throughput" },
  ],
  ["USE1-MP:USE1_DreamTokenCount-Units", {}],
  ["USE1-MP:USE1_InputTokenCount_Turbo-Units", {}],
  ["USE1-MP:USE1_InputTokenCount", {}],
  ["", { region: "" }],
];

describe("a third party's model", () => {
  test.each(sold)("%s", (usageType, expected) => {
    expect(readUsageType(claude, usageType)).toEqual(facts({ model: "Claude Sonnet 5", ...expected }));
  });

  test("is told by the service, whatever the usage type", () => {
    const usageType = "USE1-MP:USE1_InputTokenCount-Units";
    const models = [claude, "Cohere Command R+ (Amazon Bedrock Edition)"].map(
      (service) => readUsageType(service, usageType).model,
    );
    expect(models).toEqual(["Claude Sonnet 5", "Cohere Command R+"]);
  });
});

const lite = { model: "NovaLite", ...regional } as const;
const nova = { model: "Nova2.0Pro", category: "input-tokens" } as const;

const own: Rows = [
  ["USE1-NovaLite-input-tokens", { category: "input-tokens", ...lite }],
  ["USE1-NovaLite-output-tokens", { category: "output-tokens", ...lite }],
  ["USE1-NovaLite-input-tokens-batch", { category: "input-tokens", ...lite, isBatch: true }],
  ["USE1-NovaLite-input-tokens-custom-model", { category: "input-tokens", ...lite }],
  ["USE1-NovaLite-input-tokens-priority", { category: "input-tokens", ...lite }],
  ["USE1-NovaLite-output-tokens-flex", { category: "output-tokens", ...lite }],
  ["USE1-NovaLite-input-tokens-latency-optimized", { category: "input-tokens", ...lite }],
  ["USE1-NovaLite-input-tokens-cross-region-global", { category: "input-tokens", ...lite, ...globally }],
  ["USE1-NovaLite-cache-read-input-token-count", { category: "cache-read-tokens", ...lite }],
  [
    "USE1-NovaLite-cache-write-input-token-count-cross-region-global",
    { category: "cache-write-tokens", ...lite, ...globally },
  ],
  ["USW2-Nova2.0Pro-text-input-tokens", { region: "us-west-2", ...nova, ...regional }],
  ["USE1-Nova2.0Pro-text-input-tokens-priority-cross-region-global", { ...nova, ...globally }],
  ["USE1-Nova2.0Pro-input-tokens-cross-region-global-batch", { ...nova, ...globally, isBatch: true }],
  ["USE1-Nova2.0Pro-input-image-token-count", { ...nova, ...regional }],
  [
    "USE1-NovaSonic-speech-understanding-input-token",
    { model: "NovaSonic", category: "input-tokens", ...regional },
  ],
  [
    "EU-TitanEmbeddingV2-Text-input-tokens",
    { region: "eu-west-1", model: "TitanEmbeddingV2-Text", category: "input-tokens", ...regional },
  ],
  [
    "APS4-Llama3.3-70B-output-tokens",
    { region: "ap-southeast-3", model: "Llama3.3-70B", category: "output-tokens", ...regional },
  ],
  [
    "USE1-xai.grok-4.3-mantle-cache-read-tokens-standard",
    { model: "xai.grok-4.3", category: "cache-read-tokens", ...regional },
  ],
  [
    "USE1-anthropic.claude-opus-4-8-mantle-input-tokens-global-standard",
    { model: "anthropic.claude-opus-4-8", category: "input-tokens", ...globally },
  ],
  ["NovaLite-input-tokens", { category: "input-tokens", ...lite }],
  ["QQQ1-NovaLite-input-tokens", { region: "", category: "input-tokens", ...lite }],
  ["USW2-CustomModelImport-Inference-v1.0", { region: "us-west-2", category: "custom-model-units" }],
  ["USE1-Llama-CustomModelImport-Inference-v2:0", { category: "custom-model-units" }],
  ["USE1-Llama-CustomModelImport-Storage-v1:0", { category: "custom-model-storage" }],
  ["USE1-NovaPro-Customization-Storage", { category: "custom-model-storage", model: "NovaPro" }],
  ["USE1-NovaPro-Customization-Training", { category: "training", model: "NovaPro" }],
  ["USE1-Nova2.0Lite-RFT-Training-Hours", { category: "training", model: "Nova2.0Lite" }],
  [
    "USE1-TitanText-Premier-ProvisionedThroughput-Custom-NoCommit-ModelUnits",
    { category: "provisioned-throughput", model: "TitanText-Premier" },
  ],
  [
    "USE1-cohere.rerank-english-v3-search-units",
    { category: "search-units", model: "cohere.rerank-english-v3" },
  ],
  ["USE1-NovaCanvas-T2I-1024-Standard", { category: "images", model: "NovaCanvas" }],
  ["USE1-Guardrail-ContentPolicyUnitsConsumed", { category: "guardrails" }],
  ["USE1-KnowledgeBase-GenerateQuery", { category: "knowledge-bases" }],
  ["USE1-NovaLite-input-tokens-turbo", {}],
  ["USE1-NovaLite-input-tokens-", {}],
  ["USE1-Nova2.0Lite-nova-grounding", {}],
  ["USE1-Host:ml.g5.xlarge", {}],
  ["NoUsageType", { region: "" }],
];

describe("a model that AWS bills itself", () => {
  test.each(own)("%s", (usageType, expected) => {
    expect(readUsageType(bedrock, usageType)).toEqual(facts(expected));
  });
});

const hosting: Rows = [
  ["USE1-Host:ml.g5.xlarge", { category: "endpoint-hours" }],
  ["EUC1-Host:ml.p4d.24xlarge", { region: "eu-central-1", category: "endpoint-hours" }],
  ["Host:ml.g5.xlarge", { category: "endpoint-hours" }],
  ["USE1-AsyncInf:ml.g5.xlarge", { category: "endpoint-hours" }],
  ["EU-ServerlessInf:Mem-4GB", { region: "eu-west-1", category: "endpoint-hours" }],
  ["USE1-Host:VolumeUsage.gp2", { category: "endpoint-storage" }],
  ["USE1-Hst:Data-Bytes-In", { category: "endpoint-data" }],
  ["USE1-Hst:Data-Bytes-Out", { category: "endpoint-data" }],
  ["EU-Notebk:ml.m5.xlarge", { region: "eu-west-1", category: "notebooks" }],
  ["USE1-Studio:JupyterLab-ml.r6i.4xlarge", { category: "notebooks" }],
  ["APS3-Train:ml.r5.4xlarge", { region: "ap-south-1", category: "training" }],
  ["USE1-Tsform:ml.m5.xlarge", {}],
  ["USE1-NovaLite-input-tokens", {}],
];

describe("SageMaker", () => {
  test.each(hosting)("%s", (usageType, expected) => {
    expect(readUsageType(sagemaker, usageType)).toEqual(facts(expected));
  });
});

test.each([
  [s3, "USW2-TimedStorage-ByteHrs", { region: "us-west-2", category: "object-storage" }],
  [s3, "TimedStorage-ByteHrs", { category: "object-storage" }],
  [s3, "USW2-Requests-Tier1", { region: "us-west-2" }],
  ["AmazonCloudWatch", "TimedStorage-ByteHrs", {}],
] as const)("of %s, %s is storage only where S3 stores", (service, usageType, expected) => {
  expect(readUsageType(service, usageType)).toEqual(facts(expected));
});

test.each([
  ["USE1", "us-east-1"],
  ["EU", "eu-west-1"],
  ["EUW1", "eu-west-1"],
  ["CPT", "af-south-1"],
  ["APS3", "ap-south-1"],
  ["APS4", "ap-southeast-3"],
  ["UGW1", "us-gov-west-1"],
])("the prefix %s is the Region %s", (prefix, region) => {
  expect(readUsageType(sagemaker, `${prefix}-Host:ml.g5.xlarge`)).toEqual(
    facts({ region, category: "endpoint-hours" }),
  );
});

test("a name of 20,000 characters is read at once", () => {
  const began = performance.now();
  readUsageType(bedrock, `USE1-${"input-token-".repeat(1600)}!`);
  expect(performance.now() - began).toBeLessThan(1000);
});
