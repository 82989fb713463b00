import { CostTagKind } from "@quarry/aws-core/cost-tags/cost-tag-schema";
import { z } from "zod";
import { Usd } from "../schema.ts";

/** The way of a tag key to the bill, in this order. */
export const tagStepIds = ["applied", "seen", "activated", "backfilled", "first-cost"] as const;
export const TagStepId = z.enum(tagStepIds);
export type TagStepId = z.infer<typeof TagStepId>;

export const TagStepState = z.enum(["done", "waiting", "to-do", "upcoming", "not-needed"]);
export type TagStepState = z.infer<typeof TagStepState>;

/** What somebody has to do, and where: a button of Quarry, a page, or a command for the payer account. */
export const TagAction = z.object({
  kind: z.enum(["apply", "activate", "backfill", "divide-bill"]),
  /** Whose it is to do. */
  by: z.string(),
  /** The AWS CLI command for an administrator of the payer account. */
  command: z.string().nullable(),
  /** The page of Quarry where it is done. */
  href: z.string().nullable(),
  /** Of a backfill: the first of the month from which it should go, `YYYY-MM-DD`. */
  from: z.iso.date().nullable(),
});
export type TagAction = z.infer<typeof TagAction>;

export const TagStep = z.object({
  id: TagStepId,
  state: TagStepState,
  sentence: z.string(),
  /** When it came about, ISO 8601, as far as Quarry knows. */
  since: z.string().nullable(),
  /** Of a wait: about when it ends, ISO 8601. */
  until: z.string().nullable(),
  action: TagAction.nullable(),
});
export type TagStep = z.infer<typeof TagStep>;

/** Another key that probably means the same; AWS and the bill keep them apart. */
export const Spelling = z.object({
  key: z.string(),
  /** `case`: other capitals; `look-alike`: other blanks or signs as well. */
  likeness: z.enum(["case", "look-alike"]),
  profiles: z.int(),
  endpoints: z.int(),
  /** Null when billing has not seen it. */
  isActive: z.boolean().nullable(),
});
export type Spelling = z.infer<typeof Spelling>;

export const CostTagChangeKind = z.enum(["activate", "deactivate", "backfill"]);

export const CostTagFailure = z.object({
  code: z.string(),
  awsCode: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
});
export type CostTagFailure = z.infer<typeof CostTagFailure>;

/** The last thing that somebody wanted changed, and how that went. */
export const CostTagChangeView = z.object({
  kind: CostTagChangeKind,
  state: z.enum(["waiting", "done", "failed"]),
  askedBy: z.string(),
  askedAt: z.string(),
  settledAt: z.string().nullable(),
  failure: CostTagFailure.nullable(),
});
export type CostTagChangeView = z.infer<typeof CostTagChangeView>;

/** A key that divides costs now, and what sees no new costs under it once it is deactivated. */
export const ActiveKey = z.object({
  key: z.string(),
  /** Those that the one who asks may see. */
  budgets: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** What people look at, in words. */
  views: z.array(z.string()),
  /** The AWS CLI command that deactivates it. */
  command: z.string(),
  change: CostTagChangeView.nullable(),
});
export type ActiveKey = z.infer<typeof ActiveKey>;

export const TagDiagnosis = z.object({
  key: z.string(),
  kind: CostTagKind,
  /** The tag policy, or the bill's own list of keys, asks for it. */
  isWanted: z.boolean(),
  /** Null when billing has not seen it. */
  isActive: z.boolean().nullable(),
  /** Application profiles and endpoints of the catalog that carry it. */
  profiles: z.int(),
  endpoints: z.int(),
  /** Application profiles of the catalog that do not. */
  lacking: z.int(),
  /** All five, in order. */
  steps: z.array(TagStep),
  /** The step that is next to do or to wait for; null when nothing is. */
  next: TagStepId.nullable(),
  spellings: z.array(Spelling),
  /** Itself and its other spellings, as far as they are active. */
  active: z.array(ActiveKey),
  /** The tag report with the profiles that write it otherwise; null when no rule names the key. */
  spellingsHref: z.string().nullable(),
  /** The last 30 days that are held; null when the bill is not divided by this key. */
  untagged: z.object({ amount: Usd, total: Usd, share: z.number() }).nullable(),
  change: CostTagChangeView.nullable(),
});
export type TagDiagnosis = z.infer<typeof TagDiagnosis>;

export const BackfillView = z.object({
  requestedAt: z.string(),
  from: z.iso.date(),
  status: z.string(),
  completedAt: z.string().nullable(),
});
export type BackfillView = z.infer<typeof BackfillView>;

const BillOfTags = z.object({ connectionId: z.uuid(), connection: z.string(), accountId: z.string() });

export const DiagnoseTagsInput = z.strictObject({
  /** Whose bill; by default that of the first connection that has one. */
  connectionId: z.uuid().optional(),
  /** `all`: also keys that neither the catalog nor a policy knows. */
  scope: z.enum(["ours", "all"]).default("ours"),
});
export type DiagnoseTagsInput = z.output<typeof DiagnoseTagsInput>;

export const TagDiagnosesView = z.object({
  bills: z.array(BillOfTags),
  /** The bill that is shown; null while none is connected. */
  bill: BillOfTags.nullable(),
  /** When the list of keys was last read, ISO 8601. */
  readAt: z.string().nullable(),
  isReading: z.boolean(),
  /** Why the last reading failed. */
  error: CostTagFailure.nullable(),
  /** Whether the account behind the bill can change tags: the buttons work then, else the commands do. */
  isPayer: z.boolean(),
  /** What is to do first. */
  diagnoses: z.array(TagDiagnosis),
  /** Keys that billing knows and that are not shown. */
  others: z.int(),
  activeKeys: z.int(),
  /** The latest first. */
  backfills: z.array(BackfillView),
  backfillChange: CostTagChangeView.nullable(),
  /** When AWS takes the next backfill, ISO 8601; null: now. */
  nextBackfillAt: z.string().nullable(),
  /** The months a backfill can begin with, the latest first. */
  backfillMonths: z.array(z.iso.date()),
  /** Keys that were active once and are not: a backfill takes them out of past costs. */
  forgottenByBackfill: z.array(z.string()),
  /** What reading the keys has cost this month, counted as if AWS charged every request. */
  paid: z.object({ requests: z.int(), amount: Usd }),
});
export type TagDiagnosesView = z.infer<typeof TagDiagnosesView>;

export const BillReference = z.strictObject({ connectionId: z.uuid() });

const TagKeyText = z.string().min(1, "Name a key.").max(1024);

export const SetTagStatusInput = z.strictObject({
  connectionId: z.uuid(),
  /** As AWS writes them; upper and lower case count. */
  keys: z
    .array(TagKeyText)
    .min(1, "Name at least one key.")
    .max(20, "Name at most 20 keys.")
    .refine((keys) => new Set(keys).size === keys.length, "Name each key once."),
  isActive: z.boolean(),
});
export type SetTagStatusInput = z.output<typeof SetTagStatusInput>;

export const StartBackfillInput = z.strictObject({
  connectionId: z.uuid(),
  /** The first of a month, at most twelve months back. */
  from: z.iso.date(),
});
export type StartBackfillInput = z.output<typeof StartBackfillInput>;
