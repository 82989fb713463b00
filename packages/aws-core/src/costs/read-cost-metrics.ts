import type { MetricValue } from "@aws-sdk/client-cost-explorer";
import type { CostAmounts, CostLine } from "./cost-line.ts";
import { CostReadError } from "./cost-read-error.ts";
import { readMoney, writeMoney } from "./read-money.ts";

const amountMetrics: Readonly<Record<keyof CostAmounts, string>> = {
  unblended: "UnblendedCost",
  amortized: "AmortizedCost",
  netUnblended: "NetUnblendedCost",
  netAmortized: "NetAmortizedCost",
  blended: "BlendedCost",
};
const quantityMetric = "UsageQuantity";

/** All metrics that a line has: a question is paid by the page, not by the metric. */
export const costMetrics: readonly string[] = [...Object.values(amountMetrics), quantityMetric];

export type CostMetrics = CostAmounts & Pick<CostLine, "quantity">;

/**
 * Reads the metrics of a group, by Cost Explorer's names.
 *
 * @throws CostReadError `currency` for amounts in other money than US dollars, `unreadable` for what is missing or is
 *   not a number
 */
export function readCostMetrics(
  metrics: Readonly<Record<string, MetricValue>>,
  operation: string,
): CostMetrics {
  const amount = (name: keyof CostAmounts): bigint =>
    readAmount(metrics[amountMetrics[name]], { name: amountMetrics[name], operation });
  return {
    unblended: amount("unblended"),
    amortized: amount("amortized"),
    netUnblended: amount("netUnblended"),
    netAmortized: amount("netAmortized"),
    blended: amount("blended"),
    quantity: writeMoney(readDecimal(metrics[quantityMetric]?.Amount, { name: quantityMetric, operation })),
  };
}

/** Whether nothing was used and nothing is owed; such lines would only take room. */
export function isWithoutAmounts({ quantity, ...amounts }: CostMetrics): boolean {
  return quantity === "0" && Object.values(amounts).every((amount) => amount === 0n);
}

interface Named {
  /** Cost Explorer's name of the metric. */
  name: string;
  operation: string;
}

/**
 * Reads an amount of money in ten-billionths of a dollar.
 *
 * @throws CostReadError `currency` or `unreadable`
 */
export function readAmount(value: MetricValue | undefined, named: Named): bigint {
  const { Amount, Unit = "" } = value ?? {};
  const amount = readDecimal(Amount, named);
  if (Unit === "USD") return amount;
  throw new CostReadError(
    `${named.name} is in “${Unit}”. Quarry adds up US dollars only, and nothing of this answer was kept.`,
    { reason: "currency", operation: named.operation },
  );
}

function readDecimal(text: string | undefined, { name, operation }: Named): bigint {
  try {
    return readMoney(text ?? "");
  } catch (cause) {
    const message = `Cost Explorer's answer cannot be read: ${name} is “${(text ?? "").slice(0, 80)}”.`;
    throw new CostReadError(message, { reason: "unreadable", operation, cause });
  }
}
