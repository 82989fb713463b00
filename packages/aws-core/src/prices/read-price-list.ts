import { paginateGetProducts } from "@aws-sdk/client-pricing";
import type { Filter } from "@aws-sdk/client-pricing";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ListedPrice } from "./listed-price.ts";
import { parseProduct } from "./parse-product.ts";
import type { UnknownReason } from "./parse-product.ts";

/** Products that were left out, by reason, with the usage type of one of them. */
export interface UnknownProducts {
  reason: UnknownReason;
  count: number;
  example: string;
}

export interface PriceListReading {
  prices: ListedPrice[];
  /** The most frequent reason first. */
  unknown: UnknownProducts[];
  /** The newest date of the lists; null when they had no price. */
  publishedAt: Date | null;
}

/** Where the Price List can be asked; it tells the prices of every Region. */
export const priceListRegion = "us-east-1";

const regionOf = (region: string): Filter => ({ Type: "TERM_MATCH", Field: "regionCode", Value: region });
const lists: readonly { serviceCode: string; filters: readonly Filter[] }[] = [
  { serviceCode: "AmazonBedrock", filters: [] },
  // Models of third parties, Claude among them, are sold through AWS Marketplace and have a list of their own.
  { serviceCode: "AmazonBedrockFoundationModels", filters: [] },
  {
    serviceCode: "AmazonSageMaker",
    filters: [{ Type: "CONTAINS", Field: "usagetype", Value: "Host:ml." }],
  },
];

/**
 * Reads the prices on demand of models, custom model units and hosting instances in some Regions. The Price List is
 * free of charge. A thing with two different prices has none.
 *
 * Source: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
 *
 * @throws AwsError `denied` without pricing:GetProducts, `throttled`, …
 */
export async function readPriceList(
  { pricing }: Pick<AwsClients, "pricing">,
  { regions, signal }: { regions: readonly string[]; signal?: AbortSignal },
): Promise<PriceListReading> {
  const prices: ListedPrice[] = [];
  const unknown = new Map<UnknownReason, UnknownProducts>();
  const count = (reason: UnknownReason, example: string): void => {
    const known = unknown.get(reason) ?? { reason, count: 0, example };
    unknown.set(reason, { ...known, count: known.count + 1 });
  };
  for (const region of regions)
    for (const { serviceCode, filters } of lists) {
      const input = { ServiceCode: serviceCode, Filters: [regionOf(region), ...filters] };
      for (const text of await readProducts({ pricing }, input, signal)) {
        const parsed = parseProduct(text);
        if ("price" in parsed) prices.push(parsed.price);
        else count(parsed.reason, parsed.about);
      }
    }
  const { single, conflicting } = separate(prices);
  for (const { name, kind } of conflicting) count("several", `${name}, ${kind}`);
  const dates = single.map(({ publishedAt }) => publishedAt.getTime());
  return {
    prices: single,
    unknown: [...unknown.values()].toSorted((one, other) => other.count - one.count),
    publishedAt: dates.length === 0 ? null : new Date(Math.max(...dates)),
  };
}

async function readProducts(
  { pricing }: Pick<AwsClients, "pricing">,
  input: { ServiceCode: string; Filters: Filter[] },
  signal: AbortSignal | undefined,
): Promise<string[]> {
  return callAws("GetProducts", async () => {
    const found: string[] = [];
    const options = signal ? { abortSignal: signal } : {};
    for await (const page of paginateGetProducts({ client: pricing }, input, options))
      for (const text of page.PriceList ?? []) found.push(String(text));
    return found;
  });
}

/** Some prices are published under two usage types; that is fine as long as both say the same. */
function separate(prices: readonly ListedPrice[]): { single: ListedPrice[]; conflicting: ListedPrice[] } {
  const groups = Map.groupBy(prices, ({ subject, key, region, routing, kind }) =>
    JSON.stringify([subject, key, region, routing, kind]),
  );
  const [single, conflicting]: [ListedPrice[], ListedPrice[]] = [[], []];
  for (const group of groups.values()) {
    const [first] = group.toSorted((one, other) => (one.sku < other.sku ? -1 : 1));
    if (first === undefined) continue;
    (isAgreed(group) ? single : conflicting).push(first);
  }
  return { single, conflicting };
}

const isAgreed = (group: readonly ListedPrice[]): boolean =>
  group.every(({ amount }) => amount === group[0]?.amount);
