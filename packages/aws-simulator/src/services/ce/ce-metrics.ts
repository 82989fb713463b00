import type { MetricValue } from "@aws-sdk/client-cost-explorer";
import type { Measure } from "../../costs/aggregate.ts";
import type { Cell } from "../../costs/group-table.ts";
import { moneyDigits, quantityDigits, toDecimal } from "../../costs/amounts.ts";
import { validationError } from "../../wire/aws-error.ts";

/** Metrics by name. Blended equals unblended: the company has no reservations that accounts share. */
const metricMeasures: Readonly<Record<string, Measure>> = {
  AmortizedCost: "spread",
  BlendedCost: "gross",
  NetAmortizedCost: "net-spread",
  NetUnblendedCost: "net",
  UnblendedCost: "gross",
  UsageQuantity: "quantity",
  NormalizedUsageAmount: "quantity",
};

export type Metric = { name: string; measure: Measure };

/** Reads names of metrics. Throws ValidationException for none and for unknown ones. */
export function readMetrics(names: readonly string[] | undefined): Metric[] {
  if (names === undefined || names.length === 0) throw validationError("Selected metrics cannot be null.");
  return [...new Set(names)].map((name) => ({ name, measure: readMetric(name) }));
}

/** The measure behind `UnblendedCost` or `UNBLENDED_COST`. */
export function readMetric(name: string): Measure {
  const camel = name.includes("_")
    ? name.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : name;
  const measure = Object.hasOwn(metricMeasures, camel) ? metricMeasures[camel] : undefined;
  if (measure === undefined)
    throw validationError(
      `Metric ${name} is invalid. Valid values are ${Object.keys(metricMeasures).join(", ")}`,
    );
  return measure;
}

/** Metrics of one group, or zeros where there is none. */
export function writeMetrics(
  metrics: readonly Metric[],
  cell: Pick<Cell, "sums" | "unit"> | undefined,
): Record<string, MetricValue> {
  return Object.fromEntries(
    metrics.map(({ name, measure }, index) => [name, writeMetric({ name, measure }, cell, index)]),
  );
}

function writeMetric(
  { name, measure }: Metric,
  cell: Pick<Cell, "sums" | "unit"> | undefined,
  index: number,
): MetricValue {
  // Only instances of EC2 and RDS have a normalized size.
  if (name === "NormalizedUsageAmount") return { Amount: "0", Unit: "N/A" };
  const sum = cell?.sums[index] ?? 0n;
  return measure === "quantity"
    ? { Amount: toDecimal(sum, quantityDigits), Unit: cell?.unit ?? "N/A" }
    : { Amount: toDecimal(sum, moneyDigits), Unit: "USD" };
}
