import { perMicrodollar } from "../costs/read-money.ts";
import { codeBook } from "./price-book.ts";
import type { KnownPrice, PriceBook } from "./price-book.ts";
import { priceList, priceListDate, type ModelPrice } from "./price-list.ts";

export interface MonthlyUse {
  /** Without a routing prefix, such as `amazon.nova-lite-v1:0`. */
  baseModelId: string;
  /** `global`, a geography such as `eu`, or `none`. */
  routing: string;
  /** Tokens a month. */
  inputTokens: bigint;
  outputTokens: bigint;
  /** Where the model is called; without it the US list price is told. */
  region?: string | undefined;
}

/** Micro-dollars a month with how they come about, or why there is no figure. */
export type MonthlyCost = { microdollars: bigint; explanation: string } | { unknown: string };

/**
 * What so many tokens a month cost on demand, rounded up to a micro-dollar: at the Price List's price of the Region
 * where the book has it, else at the US list price in the code. Batch, caching and private prices are left out.
 *
 * Source: https://aws.amazon.com/bedrock/pricing/
 */
export function estimateMonthlyCost(use: MonthlyUse, book: PriceBook = codeBook): MonthlyCost {
  return listedCost(use, book) ?? codeCost(use);
}

/** Ten-billionths of a dollar for a million tokens in micro-dollars for one token. */
const perMicrodollarToken = 10_000_000_000n;

function listedCost(
  { baseModelId, routing, region, inputTokens, outputTokens }: MonthlyUse,
  book: PriceBook,
): MonthlyCost | undefined {
  if (region === undefined) return undefined;
  const of = (kind: "input" | "output") => book.ofTokens({ modelId: baseModelId, region, routing, kind });
  const [input, output] = [of("input"), of("output")];
  if (!isListed(input)) return undefined;
  // Models that answer nothing, such as embeddings, have no price of output.
  const out = isListed(output) ? output.amount : 0n;
  const exact = inputTokens * input.amount + outputTokens * out;
  const rates = `${dollars(input.amount / perMicrodollar, 0n)} in and ${dollars(out / perMicrodollar, 0n)} out for 1M tokens`;
  return {
    microdollars: (exact + perMicrodollarToken - 1n) / perMicrodollarToken,
    explanation: `On demand at AWS's Price List of ${input.listedOn} for ${region}: ${rates}. The bill decides.`,
  };
}

const isListed = (price: KnownPrice | undefined): price is KnownPrice => price?.source === "price-list";

function codeCost({ baseModelId, routing, inputTokens, outputTokens }: MonthlyUse): MonthlyCost {
  const price = priceList.find(({ models }) => models.test(baseModelId));
  if (!price) return { unknown: `Quarry knows no price of ${baseModelId}, so the cost cannot be estimated.` };
  const factor = 100n + premiumOf(price, routing);
  const exact = (inputTokens * price.input + outputTokens * price.output) * factor;
  const perMillionPerCent = 100_000_000n;
  const microdollars = (exact + perMillionPerCent - 1n) / perMillionPerCent;
  return { microdollars, explanation: explanationOf(price, routing) };
}

function premiumOf({ regionalPremium = 0n }: ModelPrice, routing: string): bigint {
  return routing === "global" ? 0n : regionalPremium;
}

function explanationOf(price: ModelPrice, routing: string): string {
  const premium = premiumOf(price, routing);
  const rates = `${dollars(price.input, premium)} in and ${dollars(price.output, premium)} out for 1M tokens`;
  const added = premium > 0n ? `, with ${premium} % for staying out of global routing` : "";
  return `On demand at the US list price of ${priceListDate}: ${rates}${added}. Other Regions may differ; the bill decides.`;
}

function dollars(microdollars: bigint, premium: bigint): string {
  const amount = Number(microdollars * (100n + premium)) / 100_000_000;
  return `$${amount.toFixed(3).replace(/(?<=\.\d\d)0$/, "")}`;
}
