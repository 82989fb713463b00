import { z } from "zod";

export const profileTypes = ["APPLICATION", "SYSTEM_DEFINED"] as const;

export const ProfileType = z.enum(profileTypes);
export type ProfileType = z.infer<typeof ProfileType>;

/** A foundation model that a profile may route to; `region` is null where AWS names none (global routing). */
export const ProfileModel = z.strictObject({
  modelArn: z.string(),
  modelId: z.string(),
  region: z.string().nullable(),
});
export type ProfileModel = z.infer<typeof ProfileModel>;

/** An inference profile as AWS describes it; dates are ISO 8601 in UTC, null where AWS gave none. */
export const InferenceProfile = z.strictObject({
  arn: z.string(),
  profileId: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: ProfileType,
  /** Verbatim from AWS; today `ACTIVE` is the only value. */
  status: z.string(),
  region: z.string(),
  /** Twelve digits; empty where AWS left it out of the ARN. */
  account: z.string(),
  partition: z.string(),
  models: z.array(ProfileModel),
  createdAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime().nullable(),
});
export type InferenceProfile = z.infer<typeof InferenceProfile>;

export const ProfileTag = z.strictObject({ key: z.string(), value: z.string() });
export type ProfileTag = z.infer<typeof ProfileTag>;

export const LookupCall = z.enum(["GetInferenceProfile", "ListTagsForResource"]);
export type LookupCall = z.infer<typeof LookupCall>;

/**
 * What a look-up of one profile found. `tags` is null where they may not be read; `refused` names the calls
 * that AWS denied, so a profile can be alive with unreadable tags, or hidden with readable ones.
 */
export const ProfileVerification = z.discriminatedUnion("answer", [
  z.strictObject({
    answer: z.literal("alive"),
    profile: InferenceProfile,
    tags: z.array(ProfileTag).nullable(),
    refused: z.array(LookupCall),
    sentence: z.string(),
  }),
  z.strictObject({ answer: z.literal("gone"), sentence: z.string() }),
  z.strictObject({ answer: z.literal("other-account"), account: z.string(), sentence: z.string() }),
  z.strictObject({
    answer: z.literal("no-permission"),
    tags: z.array(ProfileTag).nullable(),
    refused: z.array(LookupCall).min(1),
    sentence: z.string(),
  }),
]);
export type ProfileVerification = z.infer<typeof ProfileVerification>;

export const routingPrefixes = [
  "us",
  "eu",
  "apac",
  "jp",
  "au",
  "ca",
  "us-gov",
  "global",
  "none",
  "unknown",
] as const;

export const RoutingPrefix = z.enum(routingPrefixes);
export type RoutingPrefix = z.infer<typeof RoutingPrefix>;

/** Where the requests of a profile may be processed. */
export const ProfileRouting = z.strictObject({
  prefix: RoutingPrefix,
  /** Sorted and without repeats; empty when AWS named none. */
  destinationRegions: z.array(z.string()),
  residency: z.string(),
});
export type ProfileRouting = z.infer<typeof ProfileRouting>;
