/** Kinds of tokens that are billed apart; `cache-write` is kept five minutes, `cache-write-1h` an hour. */
export const tokenKinds = [
  "input",
  "output",
  "cache-read",
  "cache-write",
  "cache-write-1h",
  "batch-input",
  "batch-output",
] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** What a price is for: a million tokens, an hour of an instance, or a custom model unit for a minute or a month. */
export type PriceKind = TokenKind | "hour" | "unit-minute" | "unit-month";

/** How AWS prices routing: staying in a geography or a Region is `regional`. */
export type PriceRouting = "regional" | "global";

/** A price on demand of AWS's Price List, in ten-billionths of a dollar (10^-10 USD) for one unit of its kind. */
export interface ListedPrice {
  subject: "model" | "instance" | "custom_model";
  /** See `modelKeyOfName`; an instance type; or family and version of custom model units, such as `Llama v1`. */
  key: string;
  /** What AWS calls it. */
  name: string;
  region: string;
  /** Of models only. */
  routing: PriceRouting | null;
  kind: PriceKind;
  amount: bigint;
  serviceCode: string;
  sku: string;
  publishedAt: Date;
}
