import type { PriceReadingView } from "@quarry/domain/prices/schema";

const kinds: Record<string, { label: string; unit: string }> = {
  input: { label: "Input", unit: "1M tokens" },
  output: { label: "Output", unit: "1M tokens" },
  "cache-read": { label: "Cache read", unit: "1M tokens" },
  "cache-write": { label: "Cache write, 5 min", unit: "1M tokens" },
  "cache-write-1h": { label: "Cache write, 1 h", unit: "1M tokens" },
  "batch-input": { label: "Batch input", unit: "1M tokens" },
  "batch-output": { label: "Batch output", unit: "1M tokens" },
  hour: { label: "Instance", unit: "hour" },
  "unit-minute": { label: "Custom model unit", unit: "minute" },
  "unit-month": { label: "Storage of a custom model", unit: "month" },
};

/** What a price is for: "Cache read". */
export const kindLabel = (kind: string): string => kinds[kind]?.label ?? kind;

/** What it is the price of: "1M tokens". */
export const unitOf = (kind: string): string => kinds[kind]?.unit ?? "unit";

export const routingLabel = { regional: "Regional", global: "Global" } as const;

const lists: Record<string, string> = {
  AmazonBedrock: "Bedrock",
  AmazonBedrockFoundationModels: "Marketplace models",
  AmazonSageMaker: "SageMaker",
};

/** The list of AWS that a price is from. */
export const listLabel = (serviceCode: string): string => lists[serviceCode] ?? serviceCode;

/** "12 changed, 3 new, 1 ended", or that nothing changed. */
export function changesInWords({
  added,
  changed,
  ended,
}: Pick<PriceReadingView, "added" | "changed" | "ended">) {
  const parts = [
    ...(changed > 0 ? [`${changed.toLocaleString("en")} changed`] : []),
    ...(added > 0 ? [`${added.toLocaleString("en")} new`] : []),
    ...(ended > 0 ? [`${ended.toLocaleString("en")} ended`] : []),
  ];
  return parts.length === 0 ? "nothing changed" : parts.join(", ");
}
