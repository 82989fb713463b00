import { operationTag, ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { z } from "zod";

/** Why the last reading of a bill stopped. */
export const SourceFailure = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** It may pass within the hour; else it is tried again the next day. */
  isShort: z.boolean(),
});

/** Keys of tags by which a bill is divided; each takes paid calls of its own every day. */
export const TagKeys = z
  .array(z.string().min(1, "Write the key of a tag.").max(128, "A tag's key has at most 128 characters."))
  .max(20, "A bill is divided by 20 tag keys at most.")
  .refine((keys) => new Set(keys).size === keys.length, "Name each tag key once.");

const CallsPerDay = z
  .int()
  .min(1, "Allow at least one paid call a day.")
  .max(100, "Allow at most 100 paid calls a day.");

/** Paid calls beyond those of the days, for the first reading of history; a cent each. */
const HistoryCalls = z.int().min(0).max(1000, "Allow at most 1,000 calls, which cost 10 US dollars.");

/** The tags that Quarry puts on what it makes: the request, and the team. */
export const defaultTagKeys = [operationTag, ownerTag];

export const ConnectSourceInput = z.strictObject({
  connectionId: z.uuid(),
  callsPerDay: CallsPerDay.default(10),
  tagKeys: TagKeys.default(defaultTagKeys),
  historyCalls: HistoryCalls.default(0),
});

export const ChangeSourceInput = z.strictObject({
  connectionId: z.uuid(),
  callsPerDay: CallsPerDay,
  tagKeys: TagKeys,
  /** Added to those that are left. */
  historyCalls: HistoryCalls.default(0),
});

export const SourceReference = z.strictObject({ connectionId: z.uuid() });

export const RefreshInput = z.strictObject({
  connectionId: z.uuid(),
  /** Allows as many calls as it takes beyond those of the day. */
  beyondAllowance: z.boolean().default(false),
});

const Day = z.iso.date();

export const SourceView = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  connection: z.string(),
  accountId: z.string(),
  kind: z.enum(["cost_explorer", "data_export"]),
  /** Of a Data Export: where AWS delivers it; null in Cost Explorer. */
  location: z
    .object({ bucket: z.string(), prefix: z.string(), exportName: z.string(), region: z.string() })
    .nullable(),
  callsPerDay: z.int(),
  tagKeys: z.array(z.string()),
  isReading: z.boolean(),
  lastAttemptAt: z.iso.datetime().nullable(),
  lastError: SourceFailure.omit({ isShort: true }).nullable(),
  groupings: z.array(
    z.object({
      /** "total", "account", "resource" or `tag:` and a key. */
      key: z.string(),
      heldFrom: Day.nullable(),
      /** The day after the last. */
      heldUntil: Day.nullable(),
      refreshedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export const SourcesView = z.object({ sources: z.array(SourceView) });

const Usd = z.string();

export const MeterView = z.object({
  connectionId: z.uuid(),
  connection: z.string(),
  callsPerDay: z.int(),
  /** Calls of the present day in UTC that count against `callsPerDay`. */
  callsToday: z.int(),
  /** Calls beyond those of the days that are allowed and not yet made. */
  extraCallsLeft: z.int(),
  callsThisMonth: z.int(),
  usdToday: Usd,
  usdThisMonth: Usd,
  /** When the newest days are read next; null for a bill that is not read in Cost Explorer. */
  nextReadAt: z.iso.datetime().nullable(),
  /** About how many calls it takes to read the newest days of all groupings, and what is missing of history. */
  callsOfRefresh: z.int(),
  callsOfHistory: z.int(),
});
export const MetersView = z.object({ meters: z.array(MeterView) });

export type SourceFailure = z.infer<typeof SourceFailure>;
export type ConnectSourceInput = z.infer<typeof ConnectSourceInput>;
export type ChangeSourceInput = z.infer<typeof ChangeSourceInput>;
export type SourceView = z.infer<typeof SourceView>;
export type MeterView = z.infer<typeof MeterView>;
