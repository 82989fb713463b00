import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import { multiLine, singleLine } from "../operation/text.ts";
import { CostView } from "./terms.ts";

/** What somebody wants gone, and why. */
export const DeletionSpec = z.strictObject({
  profileId: z.uuid("Choose a profile."),
  /** The profile's name, typed by whoever asks. */
  name: z.string().max(200),
  justification: multiLine(2000).refine((text) => text.trim() !== "", "Say why it can go."),
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
});
export type DeletionSpec = z.output<typeof DeletionSpec>;

/** Exactly the call that will be made: by ARN, never by name. */
export const DeletionCall = z.strictObject({
  operation: z.literal("DeleteInferenceProfile"),
  accountId: z.string(),
  region: z.string(),
  input: z.strictObject({ inferenceProfileIdentifier: z.string() }),
});

export const DeletionPlan = z.strictObject({
  call: DeletionCall,
  cost: CostView,
  profile: z.strictObject({
    name: z.string(),
    /** Null when AWS does not say. */
    model: z.string().nullable(),
    origin: z.string(),
    /** ISO 8601; null when AWS does not say. */
    createdAt: z.string().nullable(),
    tags: z.array(ProfileTag),
  }),
  /** The teams that have it in their catalog, by name. */
  teams: z.array(z.string()),
  /** The aliases that name it, as team/app/environment. */
  aliases: z.array(z.string()),
  /** What breaks, or whose it may be. */
  warnings: z.array(z.string()),
});
export type DeletionPlan = z.infer<typeof DeletionPlan>;
