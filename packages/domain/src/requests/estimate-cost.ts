import { estimateMonthlyCost } from "@quarry/aws-core/prices/estimate-monthly-cost";
import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import type { Plan, ProfileSpec, SourceView } from "./schema.ts";

interface PricedSource extends Pick<SourceView, "baseModelId" | "routing"> {
  /** Where it is called; without it the US list price is told. */
  region?: string | undefined;
}

/** What the use that somebody expects costs a month, at the prices in force. */
export function estimateCost(
  {
    inputTokensPerMonth,
    outputTokensPerMonth,
  }: Pick<ProfileSpec, "inputTokensPerMonth" | "outputTokensPerMonth">,
  { baseModelId, routing, region }: PricedSource,
  book: PriceBook,
): Plan["cost"] {
  const [inputTokens, outputTokens] = [BigInt(inputTokensPerMonth), BigInt(outputTokensPerMonth)];
  const estimate = estimateMonthlyCost({ baseModelId, routing, region, inputTokens, outputTokens }, book);
  if ("unknown" in estimate) return { monthlyMicrodollars: null, explanation: estimate.unknown };
  return { monthlyMicrodollars: String(estimate.microdollars), explanation: estimate.explanation };
}
