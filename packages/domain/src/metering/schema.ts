import { z } from "zod";
import { Usd } from "../costs/schema.ts";
import { keysOf } from "../operation/keys-schema.ts";

export const lensDays = 92;

/** What is looked at: everything, a profile, a team, or what carries a tag. */
export const LensQuery = z
  .strictObject({
    connectionId: z.uuid().optional(),
    profileId: z.uuid().optional(),
    team: z.string().min(1).max(100).optional(),
    tagKey: z.string().min(1).max(128).optional(),
    tagValue: z.string().max(256).optional(),
    /** How many days back, today among them. */
    days: z.int().min(1).max(lensDays).default(30),
  })
  .refine(({ profileId, team, tagKey }) => [profileId, team, tagKey].filter(Boolean).length <= 1, {
    message: "Name a profile, a team or a tag, not several of them.",
    path: ["profileId"],
  })
  .refine(({ tagKey, tagValue }) => (tagKey === undefined) === (tagValue === undefined), {
    message: "A tag is named by its key and its value.",
    path: ["tagValue"],
  });
export type LensQuery = z.infer<typeof LensQuery>;

/** Why metered and billed amounts of a day differ. */
export const driftCauses = {
  incomplete: "AWS has not completed the bill of these days: it grows for up to two days.",
  "partial-day": "The day is not over.",
  batch: "Batch jobs are billed but not metered, so they are left out of the comparison.",
  cache:
    "CloudWatch does not tell how long prompts stay cached; five minutes are assumed, and an hour costs more.",
  unpriced: "Some tokens have no price that Quarry knows, so they cost nothing here.",
  "code-prices":
    "Some prices are from the list in Quarry's code, which has US prices only. Refresh the Price List.",
  "lower-bill": "Free tiers, credits and private prices lower the bill; metering knows list prices only.",
  "unseen-use":
    "The bill has more than was metered: other accounts or Regions, or calls before metering began.",
  "moved-tags": "The bill divides by the tags of that time, metering by those of today.",
} as const;
const causeNames = z.enum(keysOf(driftCauses));
export type DriftCause = keyof typeof driftCauses;

const LensDay = z.object({
  day: z.iso.date(),
  /** What AWS billed, all of it; null before the bill knows the day. */
  billed: Usd.nullable(),
  /** The part of it that metering can see: tokens on demand. */
  comparable: Usd.nullable(),
  isEstimated: z.boolean(),
  /** Null before metering began. */
  metered: Usd.nullable(),
  forecast: Usd.nullable(),
  /** Metered above (or below, negative) what it is compared with, in per cent with one decimal. */
  driftPercent: z.string().nullable(),
  causes: z.array(causeNames),
});
export type LensDay = z.infer<typeof LensDay>;

const Coverage = z.object({
  /** What metering can see of what was billed, in per cent with one decimal; null when nothing was billed. */
  percent: z.string().nullable(),
  seen: Usd,
  billed: Usd,
  /** What it cannot see, the largest first. */
  unseen: z.array(z.object({ what: z.string(), usd: Usd })),
});

export const LensView = z.object({
  subject: z.object({ kind: z.enum(["all", "profile", "team", "tag"]), label: z.string() }),
  from: z.iso.date(),
  /** The day after the last. */
  until: z.iso.date(),
  days: z.array(LensDay),
  /** Of the days that are over or under way; forecast days are no part of them. */
  totals: z.object({ billed: Usd.nullable(), metered: Usd.nullable(), meteredToday: Usd.nullable() }),
  /** The drift of all compared days together. */
  driftPercent: z.string().nullable(),
  causes: z.array(z.object({ name: causeNames, sentence: z.string() })),
  coverage: Coverage.nullable(),
  /** The current month: billed so far and forecast to its end. */
  month: z.object({ usd: Usd, basis: z.enum(["aws", "quarry"]), explanation: z.string() }).nullable(),
  /** Why there is no bill to compare with. */
  withoutBill: z.string().nullable(),
  freshness: z.object({
    billed: z.object({ dataUntil: z.iso.date().nullable(), refreshedAt: z.iso.datetime().nullable() }),
    metered: z.object({
      isReading: z.boolean(),
      readUntil: z.iso.datetime().nullable(),
      since: z.iso.date().nullable(),
      /** Places that could not be read last time. */
      problems: z.array(z.object({ region: z.string(), message: z.string(), remedy: z.string() })),
    }),
    forecast: z.object({ madeAt: z.iso.datetime().nullable() }),
  }),
  /** Tokens and images that have no known price. */
  unpriced: z.object({ tokens: z.string(), images: z.string(), models: z.array(z.string()) }),
  /** What metering itself costs this month; null for who may not see every bill. */
  metering: z.object({ metrics: z.int(), usd: Usd }).nullable(),
});
export type LensView = z.infer<typeof LensView>;
