import { UsageCategory } from "@quarry/aws-core/costs/usage-type-schema";
import { z } from "zod";
import { CostMetric, Usd } from "../costs/schema.ts";
import { BillMonth, BillRules } from "./rules-schema.ts";

const Day = z.iso.date();

export const BillPart = z.enum(["models", "imported-models", "endpoints", "other", "shared"]);
export type BillPart = z.infer<typeof BillPart>;

export const BillsInput = z.strictObject({
  /** By default the month of the last day that is held. */
  month: BillMonth.optional(),
  metric: CostMetric.default("unblended"),
});
export type BillsInput = z.output<typeof BillsInput>;

export const BillInput = z.strictObject({ ...BillsInput.shape, team: z.string().min(1).max(40) });

/** A report of all teams, or of those that are named. */
export const ReportInput = z.strictObject({ ...BillsInput.shape, team: z.string().max(40).optional() });
export type ReportInput = z.output<typeof ReportInput>;

/** How a figure stands to that of the month before. */
export const BillChange = z.object({
  before: Usd,
  change: Usd,
  /** In percent of what it was; null where that was nothing. */
  percent: z.number().nullable(),
});
export type BillChange = z.infer<typeof BillChange>;

/** Which days a bill is of, and how sure it is. */
const Standing = {
  month: BillMonth,
  metric: CostMetric,
  /** The days that are held of the month; the end is the day after the last. */
  from: Day,
  until: Day,
  isWhole: z.boolean(),
  /** Days of it that AWS may still change. */
  estimatedDays: z.array(Day),
  dataUntil: Day.nullable(),
  refreshedAt: z.iso.datetime().nullable(),
  /** The tag whose values name teams, and the first month of the rules; null while nobody has written any. */
  tagKey: z.string(),
  rulesSince: BillMonth.nullable(),
  remarks: z.array(z.string()),
};

export const TeamLine = z.object({
  slug: z.string(),
  name: z.string(),
  own: Usd,
  shared: Usd,
  total: Usd,
  ...BillChange.shape,
});
export type TeamLine = z.infer<typeof TeamLine>;

export const BillsView = z.object({
  ...Standing,
  /** The largest first; those alone that one may see. */
  teams: z.array(TeamLine),
  /** What all costs and what is nobody's; null for those who see their own teams alone. */
  whole: z
    .object({
      total: Usd,
      ...BillChange.shape,
      unassigned: Usd,
      /** What is nobody's, by value of the team key. */
      unassignedBy: z.array(z.object({ label: z.string(), amount: Usd })),
    })
    .nullable(),
});
export type BillsView = z.infer<typeof BillsView>;

export const BillLine = z.object({
  category: UsageCategory,
  label: z.string(),
  service: z.string(),
  model: z.string().nullable(),
  amount: Usd,
});

export const SplitLine = z.object({
  rule: z.string(),
  /** What is shared: "what is not tagged". */
  what: z.string(),
  /** The team's part and how it came about. */
  how: z.string(),
  /** The whole that was split. */
  whole: Usd,
  amount: Usd,
});

export const BillView = z.object({
  ...Standing,
  team: z.object({ slug: z.string(), name: z.string() }),
  own: Usd,
  shared: Usd,
  total: Usd,
  ...BillChange.shape,
  /** Those that are not empty, each with its lines, the largest first. */
  parts: z.array(z.object({ part: BillPart, label: z.string(), amount: Usd, lines: z.array(BillLine) })),
  splits: z.array(SplitLine),
  /** The profiles and endpoints that the bill names; the largest first. */
  resources: z.array(
    z.object({ kind: z.enum(["profile", "endpoint"]), id: z.uuid(), name: z.string(), amount: Usd }),
  ),
  /** What the team's own costs are beyond these; null where no bill tells profiles and endpoints. */
  otherThanResources: Usd.nullable(),
  /** The month and those before it, the oldest first. */
  history: z.array(
    z.object({
      month: BillMonth,
      isEstimated: z.boolean(),
      total: Usd,
      parts: z.record(BillPart, Usd),
    }),
  ),
});
export type BillView = z.infer<typeof BillView>;

export const SavedRules = z.object({
  ...BillRules.shape,
  month: BillMonth,
  version: z.int(),
  savedAt: z.iso.datetime(),
});
export type SavedRules = z.infer<typeof SavedRules>;

export const RulesView = z.object({
  /** The latest first month first. */
  items: z.array(SavedRules),
  teams: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** What the bills are divided by, hence what can be the team key. */
  tagKeys: z.array(z.string()),
  services: z.array(z.string()),
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })),
  /** The latest month whose report somebody was sent: rules of it and before stay. */
  reportedUntil: BillMonth.nullable(),
});
export type RulesView = z.infer<typeof RulesView>;

export const SaveRulesInput = z.strictObject({
  ...BillRules.shape,
  /** The first month that they hold for. */
  month: BillMonth,
  /** The version that was changed; 0 where the month has no rules of its own yet. */
  version: z.int().min(0),
});

export const RemoveRulesInput = z.strictObject({ month: BillMonth, version: z.int().min(1) });

export const PreviewRulesInput = z.strictObject({
  ...BillRules.shape,
  /** The month that is divided to try them. */
  month: BillMonth,
  metric: CostMetric.default("unblended"),
});

export const RulesPreview = z.object({
  month: BillMonth,
  metric: CostMetric,
  teams: z.array(z.object({ slug: z.string(), name: z.string(), ...BillChange.shape, after: Usd })),
  unassigned: z.object({ ...BillChange.shape, after: Usd }),
  /** What each rule shares, in their order. */
  rules: z.array(z.object({ name: z.string(), what: z.string(), amount: Usd })),
  /** Values of the key that name no team, the most expensive first. */
  unknownValues: z.array(z.object({ value: z.string(), amount: Usd })),
  total: Usd,
  remarks: z.array(z.string()),
});
export type RulesPreview = z.infer<typeof RulesPreview>;

/** A bill has settled by the third day; later ones leave room to wait for days that AWS has not told. */
export const firstReportDay = 3;
export const lastReportDay = 23;

export const SubscribeInput = z.strictObject({
  /** Slugs; empty: every team, for those who may see them all. */
  teams: z.array(z.string().min(1).max(40)).max(50).default([]),
  dayOfMonth: z
    .int()
    .min(firstReportDay, "AWS changes a bill until the second day of the next month. Choose day 3 or later.")
    .max(lastReportDay, `Choose a day up to ${lastReportDay}.`)
    .default(5),
  metric: CostMetric.default("unblended"),
  /** Whom it is for, by e-mail address; left out: oneself. */
  email: z.email("This is not an e-mail address.").optional(),
});

export const SubscriptionView = z.object({
  id: z.uuid(),
  person: z.object({ name: z.string(), email: z.string() }),
  isOwn: z.boolean(),
  /** Empty: every team. */
  teams: z.array(z.object({ slug: z.string(), name: z.string() })),
  dayOfMonth: z.int(),
  metric: CostMetric,
  /** The last month that was sent. */
  lastMonth: BillMonth.nullable(),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;

export const SubscriptionsView = z.object({
  items: z.array(SubscriptionView),
  /** Mails leave this portal; otherwise the report is told in the portal alone. */
  hasMail: z.boolean(),
});

export const SubscriptionReference = z.strictObject({ id: z.uuid() });
