import { z } from "zod";
import { Usd } from "../schema.ts";

export const FindUntaggedInput = z.strictObject({
  connectionId: z.uuid().optional(),
  /** The tag key, as the bill writes it. */
  key: z.string().min(1).max(128),
});
export type FindUntaggedInput = z.output<typeof FindUntaggedInput>;

/** A value that a missing tag should probably have, and why. */
export const TagSuggestion = z.object({ value: z.string(), reason: z.string() });
export type TagSuggestion = z.infer<typeof TagSuggestion>;

/** Something of the catalog that lacks the tag. */
export const UntaggedCarrier = z.object({
  kind: z.enum(["profile", "endpoint"]),
  id: z.uuid(),
  name: z.string(),
  href: z.string(),
  /** Names of the teams that have it. */
  teams: z.array(z.string()),
  /** Its part of what is not tagged; null when nothing tells it. */
  amount: Usd.nullable(),
  /** `billed`: the bill tells it apart. `metered`: the bill of its model, divided by the tokens that were counted. */
  source: z.enum(["billed", "metered"]).nullable(),
  suggestion: TagSuggestion.nullable(),
  /** Whether the one who asks may set its tags; endpoints are tagged by an update. */
  mayFix: z.boolean(),
});
export type UntaggedCarrier = z.infer<typeof UntaggedCarrier>;

/** Calls that can carry no tag: of a system-defined profile, or of a model without any profile. */
export const UntaggableCalls = z.object({
  modelId: z.string(),
  name: z.string(),
  isSystemDefined: z.boolean(),
  region: z.string(),
  amount: Usd.nullable(),
  /** The way out, in a sentence. */
  remedy: z.string(),
  href: z.string(),
});
export type UntaggableCalls = z.infer<typeof UntaggableCalls>;

export const UntaggedView = z.object({
  key: z.string(),
  /** The latest 30 days that are held; null when the bill is not divided by this key. */
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  /** What is not tagged; it is the sum of the parts below and of what is left. */
  amount: Usd,
  /** The largest first, then those of which nothing is told. */
  carriers: z.array(UntaggedCarrier),
  /** Application profiles in AWS that lack the tag, shown or not. */
  lacking: z.int(),
  untaggable: z.array(UntaggableCalls),
  /** Of things outside the catalog, of days before a tag was there, and what nothing tells. */
  unexplained: Usd,
});
export type UntaggedView = z.infer<typeof UntaggedView>;
