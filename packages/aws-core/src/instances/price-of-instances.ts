import { perMicrodollar } from "../costs/read-money.ts";
import { codeBook } from "../prices/price-book.ts";
import type { PriceBook } from "../prices/price-book.ts";
import { findInstanceType } from "./instance-types.ts";
import {
  instancePricesDate,
  listedRegions,
  regionFactors,
  regionFactorsDate,
  usPrices,
} from "./instance-prices.ts";

/**
 * Micro-dollars for all instances together, and how they come about: `list` is AWS's own figure of that day,
 * `estimate` the US figure times what EC2 asks more in the Region.
 */
export interface InstancesPrice {
  basis: "list" | "estimate";
  microdollarsPerHour: bigint;
  /** For 730 hours, which is AWS's month. */
  microdollarsPerMonth: bigint;
  explanation: string;
}

/** Hours that AWS counts for a month. */
export const hoursPerMonth = 730n;

/**
 * What instances cost while they run, on demand; storage, traffic and savings plans are left out.
 *
 * @param count instances, from 1
 * @param book the prices in force; the list in the code is asked for what it lacks
 */
export function priceOfInstances(
  { type, region, count }: { type: string; region: string; count: number },
  book: PriceBook = codeBook,
): InstancesPrice | { unknown: string } {
  const price = listedPrice({ type, region }, book) ?? priceOfOne(type, region);
  if ("unknown" in price) return price;
  const microdollarsPerHour = price.perHour * BigInt(count);
  return {
    basis: price.basis,
    microdollarsPerHour,
    microdollarsPerMonth: microdollarsPerHour * hoursPerMonth,
    explanation: price.explanation,
  };
}

type OnePrice = { perHour: bigint; basis: "list" | "estimate"; explanation: string } | { unknown: string };

function listedPrice(wanted: { type: string; region: string }, book: PriceBook): OnePrice | undefined {
  const price = book.ofInstance(wanted);
  if (price === undefined) return undefined;
  const explanation = `On demand at AWS's Price List of ${price.listedOn} for ${wanted.region}. The bill decides.`;
  return { perHour: roundUp(price.amount, perMicrodollar), basis: "list", explanation };
}

function priceOfOne(type: string, region: string): OnePrice {
  const perHour = Object.hasOwn(usPrices, type) ? usPrices[type] : undefined;
  if (perHour === undefined)
    return { unknown: `Quarry knows no price of ${type}. AWS bills it all the same.` };
  if (listedRegions.includes(region)) {
    const explanation = `On demand at AWS's list price of ${instancePricesDate}. The bill decides.`;
    return { perHour, basis: "list", explanation };
  }
  const factor = factorOf(type, region);
  if (factor === undefined) {
    return { unknown: `Quarry knows no price of ${type} in ${region}. AWS bills it all the same.` };
  }
  const explanation = `Estimated: the US price of ${instancePricesDate}, times ${percent(factor)} as EC2 asked in ${region} on ${regionFactorsDate}. The bill decides.`;
  return { perHour: roundUp(perHour * factor, 1000n), basis: "estimate", explanation };
}

function factorOf(type: string, region: string): bigint | undefined {
  return familyFactor(type, region) ?? undefined;
}

/**
 * Whether EC2 offered the family of a type in a Region when Quarry last looked: `no` is a hint, not a verdict,
 * for AWS adds Regions all the time; the account's quotas tell for certain.
 */
export function isOfferedIn(type: string, region: string): "yes" | "no" | "unknown" {
  if (listedRegions.includes(region)) return Object.hasOwn(usPrices, type) ? "yes" : "unknown";
  const factor = familyFactor(type, region);
  if (factor === undefined) return "unknown";
  return factor === null ? "no" : "yes";
}

function familyFactor(type: string, region: string): bigint | null | undefined {
  const family = findInstanceType(type)?.family;
  if (family === undefined) return undefined;
  return regionFactors[region]?.[family];
}

const percent = (thousandths: bigint): string => `${Number(thousandths) / 10} %`;

const roundUp = (amount: bigint, unit: bigint): bigint => (amount + unit - 1n) / unit;
