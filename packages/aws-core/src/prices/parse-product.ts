import { z } from "zod";
import { readMoney } from "../costs/read-money.ts";
import type { ListedPrice } from "./listed-price.ts";
import { readPriceUsage } from "./read-price-usage.ts";

/** A price, or why a product is none that Quarry knows how to use. */
export type ParsedProduct = { price: ListedPrice } | { reason: UnknownReason; about: string };

/** Why a product is left out: counted and told, never guessed at. */
export type UnknownReason = keyof typeof unknownReasons;
export const unknownReasons = {
  form: "The product is not written as the Price List writes products.",
  usage:
    "The usage type is none that Quarry reads: images, reserved capacity, training and other tiers of service.",
  unit: "The unit is none that Quarry knows how to count in.",
  tiers: "The price depends on how much is used.",
  currency: "The price is not in US dollars.",
  several: "The list has more than one price for the same thing.",
} as const;

const Dimension = z.object({
  unit: z.string(),
  beginRange: z.string(),
  endRange: z.string(),
  pricePerUnit: z.record(z.string(), z.string()),
});

const Product = z.object({
  serviceCode: z.string(),
  publicationDate: z.iso.datetime().transform((text) => new Date(text)),
  product: z.object({ sku: z.string().min(1), attributes: z.record(z.string(), z.string()) }),
  terms: z.object({
    OnDemand: z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), Dimension) })),
  }),
});

/**
 * Reads one product of the Price List, a string of JSON in the format `aws_v1`.
 *
 * Source: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-an-offer.html
 */
export function parseProduct(text: string): ParsedProduct {
  const parsed = Product.safeParse(readJson(text));
  if (!parsed.success) return { reason: "form", about: text.slice(0, 120) };
  const { serviceCode, publicationDate, product, terms } = parsed.data;
  const { sku, attributes } = product;
  const about = attributes["usagetype"] ?? sku;
  const region = attributes["regionCode"];
  const usage = readPriceUsage(serviceCode, attributes);
  if (usage === undefined || region === undefined) return { reason: "usage", about };
  const dimensions = Object.values(terms.OnDemand).flatMap((term) => Object.values(term.priceDimensions));
  const [dimension, ...others] = dimensions;
  if (dimension === undefined) return { reason: "form", about };
  const isWhole = dimension.beginRange === "0" && dimension.endRange === "Inf";
  if (others.length > 0 || !isWhole) return { reason: "tiers", about };
  const perUnit = dimension.pricePerUnit["USD"];
  if (perUnit === undefined) return { reason: "currency", about };
  const units = unitsIn(usage.kind, dimension.unit);
  if (units === undefined) return { reason: "unit", about };
  if (!/^\d+(\.\d+)?$/.test(perUnit)) return { reason: "form", about };
  const amount = readMoney(perUnit) * units;
  return { price: { ...usage, region, amount, serviceCode, sku, publishedAt: publicationDate } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many of AWS's units make one of ours; undefined for a unit that is not expected there. */
function unitsIn(kind: ListedPrice["kind"], unit: string): bigint | undefined {
  const name = unit.toLowerCase();
  if (kind === "hour") return ["hrs", "hour", "hours"].includes(name) ? 1n : undefined;
  if (kind === "unit-minute") return name === "custom model unit per min" ? 1n : undefined;
  if (kind === "unit-month") return name.endsWith("/month") ? 1n : undefined;
  return tokensPerUnit[name];
}

/** Marketplace sells models in units of a million tokens each. */
const tokensPerUnit: Readonly<Record<string, bigint>> = {
  "1k tokens": 1000n,
  "1m tokens": 1n,
  units: 1n,
};
