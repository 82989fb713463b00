import { z } from "zod";
import { Usd } from "../costs/schema.ts";
import { pageOf, Paging } from "../operation/paging.ts";

export const priceSubjects = ["model", "instance", "custom_model"] as const;

export const PriceFilter = z.strictObject({
  q: z.string().trim().max(100).default(""),
  subject: z.array(z.enum(priceSubjects)).default([]),
  region: z.array(z.string().max(40)).default([]),
  /** `changed`: only prices that the latest reading found changed, or found for the first time. */
  show: z.enum(["all", "changed"]).default("all"),
  ...Paging,
});
export type PriceFilter = z.infer<typeof PriceFilter>;

const PriceView = z.object({
  id: z.uuid(),
  subject: z.enum(priceSubjects),
  /** What AWS calls it. */
  name: z.string(),
  region: z.string(),
  routing: z.enum(["regional", "global"]).nullable(),
  kind: z.string(),
  /** US dollars for a million tokens, an hour, or a custom model unit for a minute or a month. */
  usd: Usd,
  /** The list of AWS it is from, and the day of that list. */
  serviceCode: z.string(),
  listedOn: z.iso.date(),
  fetchedAt: z.iso.datetime(),
  since: z.iso.datetime(),
  /** What it was before; null when no other price is known. */
  before: Usd.nullable(),
});
export type PriceView = z.infer<typeof PriceView>;

export const PriceFailure = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

const UnknownProducts = z.object({
  /** Why they were left out, as a sentence. */
  reason: z.string(),
  count: z.int(),
  example: z.string(),
});

const PriceReadingView = z.object({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  listedOn: z.iso.date().nullable(),
  regions: z.array(z.string()),
  understood: z.int(),
  unknown: z.array(UnknownProducts),
  added: z.int(),
  changed: z.int(),
  ended: z.int(),
  failure: PriceFailure.nullable(),
});
export type PriceReadingView = z.infer<typeof PriceReadingView>;

export const PricePage = pageOf(PriceView).extend({
  isRefreshing: z.boolean(),
  /** The latest reading, whether it succeeded or not. */
  latest: PriceReadingView.nullable(),
  regions: z.array(z.string()),
  /** The days of the lists in Quarry's code, which hold where the Price List has no price. */
  fallback: z.object({ models: z.iso.date(), instances: z.iso.date() }),
});
export type PricePage = z.infer<typeof PricePage>;
