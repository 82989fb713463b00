import { perMicrodollar } from "../costs/read-money.ts";
import { withoutRoutingPrefix } from "../profiles/routing-prefixes.ts";
import type { ListedPrice, PriceKind, PriceRouting, TokenKind } from "./listed-price.ts";
import { modelKeyOfId } from "./model-key.ts";
import { priceList, priceListDate } from "./price-list.ts";

/** A price of the Price List with the time for which it was in force. */
export interface DatedPrice extends Pick<
  ListedPrice,
  "subject" | "key" | "region" | "routing" | "kind" | "amount" | "publishedAt"
> {
  since: Date;
  /** Null while it is in force. */
  until: Date | null;
}

export interface KnownPrice {
  /** Ten-billionths of a dollar (10^-10 USD) for a million tokens, an hour, a minute or a month. */
  amount: bigint;
  /** AWS's Price List, or the list in Quarry's code, which knows US prices only. */
  source: "price-list" | "code";
  /** The day of the list, `YYYY-MM-DD`. */
  listedOn: string;
}

export interface WantedTokens {
  /** With or without a routing prefix. */
  modelId: string;
  region: string;
  /** `global`, a geography such as `eu`, or `none`. */
  routing: string;
  kind: TokenKind;
  /** The day whose price is wanted, `YYYY-MM-DD`; left out: now. */
  day?: string;
}

/** The prices in force, loaded once and handed to whatever estimates or meters. */
export interface PriceBook {
  ofTokens(wanted: WantedTokens): KnownPrice | undefined;
  /** What AWS lists for an hour of a hosting instance; the list in the code is asked by `priceOfInstances`. */
  ofInstance(wanted: { type: string; region: string }): KnownPrice | undefined;
}

/** A book of the Price List's prices; what it lacks is looked up in the list in the code, if that has it. */
export function createPriceBook(prices: readonly DatedPrice[]): PriceBook {
  const byThing = Map.groupBy(prices, thingOf);
  const find = (thing: Thing, day: string | undefined): KnownPrice | undefined => {
    const price = priceOn(byThing.get(thingOf(thing)) ?? [], day);
    if (price === undefined) return undefined;
    return { amount: price.amount, source: "price-list", listedOn: dayOf(price.publishedAt) };
  };
  return {
    ofTokens({ modelId, region, routing, kind, day }) {
      const thing = { subject: "model" as const, key: modelKeyOfId(modelId), region, kind };
      const regional = () => find({ ...thing, routing: "regional" }, day);
      // Models whose list has no line for global routing cost the same whatever the routing.
      const listed =
        routing === "global" ? (find({ ...thing, routing: "global" }, day) ?? regional()) : regional();
      return listed ?? codePrice({ modelId, routing, kind });
    },
    ofInstance: ({ type, region }) =>
      find({ subject: "instance", key: type, region, routing: null, kind: "hour" }, undefined),
  };
}

/** The book of who has no Price List: the prices in the code. */
export const codeBook: PriceBook = createPriceBook([]);

interface Thing {
  subject: ListedPrice["subject"];
  key: string;
  region: string;
  routing: PriceRouting | null;
  kind: PriceKind;
}

function thingOf({ subject, key, region, routing, kind }: Thing): string {
  return JSON.stringify([subject, key, region, routing, kind]);
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The price at the end of a day; for days before the first list was read, the oldest that is known. */
function priceOn(prices: readonly DatedPrice[], day: string | undefined): DatedPrice | undefined {
  const sorted = prices.toSorted((one, other) => one.since.getTime() - other.since.getTime());
  if (day === undefined) return sorted.findLast(({ until }) => until === null);
  const isBeforeAll = sorted.every(({ since }) => dayOf(since) > day);
  if (isBeforeAll) return sorted[0];
  return sorted.findLast(({ since, until }) => dayOf(since) <= day && (until === null || dayOf(until) > day));
}

function codePrice({ modelId, routing, kind }: Omit<WantedTokens, "region">): KnownPrice | undefined {
  if (kind !== "input" && kind !== "output") return undefined;
  const price = priceList.find(({ models }) => models.test(withoutRoutingPrefix(modelId)));
  if (price === undefined) return undefined;
  const percent = 100n + (routing === "global" ? 0n : (price.regionalPremium ?? 0n));
  const amount = (price[kind] * perMicrodollar * percent) / 100n;
  return { amount, source: "code", listedOn: priceListDate };
}
