import type { GetCostAndUsageResponse, Group } from "@aws-sdk/client-cost-explorer";
import { serveAnswers } from "../../clients/testing/serve-answers.ts";

/** A group as Cost Explorer answers it; money in US dollars unless another unit is given. */
export function aGroup(
  keys: readonly string[],
  amount: string,
  { unit = "USD", quantity = "1", ...more }: { unit?: string; quantity?: string; without?: string } = {},
): Group {
  const costs = ["UnblendedCost", "AmortizedCost", "NetUnblendedCost", "NetAmortizedCost", "BlendedCost"];
  const metrics = [
    ...costs.map((name) => [name, { Amount: amount, Unit: unit }] as const),
    ["UsageQuantity", { Amount: quantity, Unit: "N/A" }] as const,
  ];
  return {
    Keys: [...keys],
    Metrics: Object.fromEntries(metrics.filter(([name]) => name !== more.without)),
  };
}

/** Answers every call of Cost Explorer with this, in the place of AWS. */
export function serveCosts(answer: GetCostAndUsageResponse): Promise<void> {
  return serveAnswers((request, response) => {
    request.resume();
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(answer));
  });
}
