import { regionOfPrefix } from "./billing-regions.ts";
import { soldModel } from "./is-model-service.ts";
import { readTokenUsage } from "./read-token-usage.ts";
import type { UsageCategory } from "./usage-type-schema.ts";

/** What the names of a line's service and usage type tell. */
export interface UsageTypeFacts {
  /** Such as `us-east-1`; "" where the name begins with letters of no Region that is known. */
  region: string;
  category: UsageCategory;
  /** As the bill writes it: `Claude Sonnet 5`, `NovaLite`; null where the name tells no model. */
  model: string | null;
  /** Where a call was allowed to run: other prices hold for `global`. Null for what is not counted in tokens. */
  routing: "global" | "regional" | null;
  isBatch: boolean;
}

/**
 * Reads what a usage type of Bedrock, SageMaker or S3 is paid for. AWS has no table of them; the forms are those of the
 * Price List (services AmazonBedrock, AmazonBedrockFoundationModels, AmazonSageMaker). What has none of these forms is
 * `other`, never guessed. A third party's model is told by its service, any other by its usage type.
 *
 * @param service SERVICE as Cost Explorer names it
 */
export function readUsageType(service: string, usageType: string): UsageTypeFacts {
  const sold = soldModel(service);
  if (sold !== undefined) return readMarketplace(sold, usageType);
  const { region, rest } = splitRegion(usageType);
  const other: UsageTypeFacts = { region, category: "other", model: null, routing: null, isBatch: false };
  if (/^Amazon Bedrock( |$)/.test(service)) return { ...other, ...readBedrock(rest) };
  if (/^Amazon SageMaker( |$)/.test(service)) return { ...other, category: hostingCategory(rest) };
  const isStorage = service === "Amazon Simple Storage Service" && rest.startsWith("TimedStorage-");
  return isStorage ? { ...other, category: "object-storage" } : other;
}

/** `USE1-MP:EUC1_InputTokenCount-Units`: the second Region is where the model was called. */
function readMarketplace(model: string, usageType: string): UsageTypeFacts {
  const parts = /^(?:[A-Z0-9]+-)?(?:MP:)?([A-Z0-9]+)_(.+)-Units$/.exec(usageType);
  const region = parts === null ? splitRegion(usageType).region : (regionOfPrefix(parts[1] ?? "") ?? "");
  const other: UsageTypeFacts = { region, category: "other", model, routing: null, isBatch: false };
  const words = (parts?.[2] ?? "").replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll("_", "-");
  return { ...other, ...(readTokenUsage(words.toLowerCase()) ?? readUnits(words)), model };
}

/** The oldest Region's usage types may have no prefix; Regions that are not known yet look like the others. */
function splitRegion(usageType: string): { region: string; rest: string } {
  const [, prefix = "", rest = ""] = /^([A-Z]{2,3}\d?)-(.+)$/.exec(usageType) ?? [];
  const region = regionOfPrefix(prefix);
  if (region !== undefined) return { region, rest };
  if (/^[A-Z]{3}\d$/.test(prefix)) return { region: "", rest };
  return { region: usageType === "" || usageType === "NoUsageType" ? "" : "us-east-1", rest: usageType };
}

const readBedrock = (rest: string): Partial<UsageTypeFacts> => readTokenUsage(rest) ?? readUnits(rest);

/** Forms that are not counted in tokens; the group is the model. */
const unitForms: readonly (readonly [RegExp, UsageCategory])[] = [
  [/^Guardrail-\w+UnitsConsumed$/, "guardrails"],
  [/^KnowledgeBases?-.+$/, "knowledge-bases"],
  [/^(?:.+-)?CustomModelImport-Inference-v\d+[.:]\d+$/, "custom-model-units"],
  [/^(?:.+-)?CustomModelImport-Storage-v\d+[.:]\d+$/, "custom-model-storage"],
  [/^(.+)-Customization-Storage$/, "custom-model-storage"],
  [/^(.+)-(?:Customization|RFT)-Training(?:-Hours)?$/, "training"],
  [/^(?:(.+?)-)?Provisioned-?Throughput(?:-.+)?-Model-?Units(?:-Usage)?$/, "provisioned-throughput"],
  [/^(?:(.+?)-)?search-units$/, "search-units"],
  [/^(.+?)-(?:T2I|I2I)-\d+-(?:Standard|Premium)$/, "images"],
  [/^(?:created-image|Input-Image-Count)$/, "images"],
];

function readUnits(rest: string): Partial<UsageTypeFacts> {
  for (const [form, category] of unitForms) {
    const parts = form.exec(rest);
    if (parts !== null) return { category, model: parts[1] ?? null };
  }
  return {};
}

/** SageMaker's usage types begin with what an instance, its disk or its data is for. */
const hostingForms: readonly (readonly [RegExp, UsageCategory])[] = [
  [/^(?:Host|AsyncInf):ml\.[\w.-]+$/, "endpoint-hours"],
  [/^ServerlessInf:\S+$/, "endpoint-hours"],
  [/^(?:Host|AsyncInf):VolumeUsage(?:\.\w+)?$/, "endpoint-storage"],
  [/^Hst:Data-Bytes-(?:In|Out)$/, "endpoint-data"],
  [/^(?:Notebk|Studio|R[Ss]tudio):\S+$/, "notebooks"],
  [/^Train:\S+$/, "training"],
];

const hostingCategory = (rest: string): UsageCategory =>
  hostingForms.find(([form]) => form.test(rest))?.[1] ?? "other";
