import { chargedServices } from "@quarry/aws-core/budgets/charges-schema";
import { awsBudgetPeriods, mostEmails } from "@quarry/aws-core/budgets/schema";
import { z } from "zod";
import { CostMetric, Usd } from "../costs/schema.ts";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText, singleLine } from "../operation/text.ts";
import { TagFailure } from "../tags/schema.ts";
import { BudgetPeriod } from "./periods-schema.ts";

export const BudgetAction = z.enum(["none", "suspend"]);
export type BudgetAction = z.infer<typeof BudgetAction>;

/** AWS takes five notifications for a budget: these, and the forecast. */
export const mostThresholds = 4;
const mostPercent = 1000;

/** Dollars with at most six decimals. */
const Amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, {
    error: "Write dollars such as 500 or 99.50, with at most six decimals.",
    abort: true,
  })
  .refine(
    (amount) => Number(amount) > 0,
    "A budget of 0 is always exceeded, so it says nothing. To set no limit, set no budget; to stop calls, delete the profiles or suspend them by a smaller amount.",
  );

const Thresholds = z
  .array(
    z
      .int()
      .min(1, "Write a whole per cent of 1 or more.")
      .max(mostPercent, `Write at most ${mostPercent} %.`),
  )
  .min(1, "Name at least one level.")
  .max(mostThresholds, `Name at most ${mostThresholds} levels: AWS tells of four and of the forecast.`)
  .refine((levels) => new Set(levels).size === levels.length, "Name each level once.");

/** The budget that AWS keeps beside Quarry's, and whom it writes to. */
const Mirror = z.strictObject({
  emails: z
    .array(z.email("This is not an e-mail address."))
    .max(mostEmails, `AWS writes to at most ${mostEmails} addresses.`)
    .refine((emails) => new Set(emails).size === emails.length, "Name each address once."),
});

const settings = {
  name: singleLine(60),
  /** Slug of the team whose it is; null: the whole company's. */
  team: searchText(40).nullable(),
  /** The bill; null: every bill. */
  connectionId: z.uuid().nullable(),
  tagKey: singleLine(128),
  tagValue: singleLine(256),
  period: BudgetPeriod,
  amount: Amount,
  metric: CostMetric.default("unblended"),
  thresholds: Thresholds.default([50, 80, 100]),
  tellsForecast: z.boolean().default(true),
  action: BudgetAction.default("none"),
  /** Null: AWS Budgets knows nothing of it. */
  mirror: Mirror.nullable().default(null),
};

const whole = <Schema extends z.ZodObject<typeof settings>>(schema: Schema) =>
  schema.superRefine(({ action, thresholds, mirror, connectionId, period }, context) => {
    const refuse = (path: string, message: string): void => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (action === "suspend" && !thresholds.includes(100)) {
      refuse("thresholds", "Keep the level 100: nothing is suspended without people being told.");
    }
    if (mirror && connectionId === null) {
      refuse("mirror", "Choose one bill: AWS Budgets belongs to an account.");
    }
    if (mirror && !awsBudgetPeriods.some((known) => known === period)) {
      refuse(
        "mirror",
        "AWS Budgets has no weeks. Choose another period, or keep the budget in Quarry alone.",
      );
    }
  });

export const CreateBudgetInput = whole(z.strictObject(settings));
export type CreateBudgetInput = z.output<typeof CreateBudgetInput>;

export const ChangeBudgetInput = whole(
  z.strictObject({
    ...settings,
    id: z.uuid(),
    /** The version that was changed; a change of another is refused. */
    version: z.int().min(1),
  }),
);

export const BudgetReference = z.strictObject({ id: z.uuid() });

export const OverrideBudgetInput = z.strictObject({
  id: z.uuid(),
  /** One of the profiles that it holds back; left out: all of them, and those that come under it meanwhile. */
  profileId: z.uuid().optional(),
  /** Null: the override ends now. */
  until: z.iso.datetime().nullable(),
  reason: singleLine(300),
});

/** The longest time for which a suspension is overridden, in days. */
export const longestOverrideDays = 90;

export const BudgetFilter = z.strictObject({
  /** Searches names and tag values. */
  q: searchText(200).default(""),
  sort: z.enum(["used", "name"]).default("used"),
  ...Paging,
});
export type BudgetFilter = z.infer<typeof BudgetFilter>;

export const BudgetEffectState = z.enum(["waiting", "done", "failed"]);

/** How far something is in AWS. */
const Effect = z.object({
  state: BudgetEffectState,
  failure: TagFailure.nullable(),
  settledAt: z.iso.datetime().nullable(),
});

/** How a budget stood when it was last held against the bill. */
export const BudgetFigures = z.object({
  /** The first day of the period, and the day on which the budget begins anew. */
  from: z.iso.date(),
  until: z.iso.date(),
  spent: Usd,
  /** The part of it that is estimated from what was metered, on days that are not billed yet. */
  metered: Usd,
  /** What the period comes to; null before three days are billed, where AWS forecasts nothing either. */
  forecast: Usd.nullable(),
  /** `aws`: AWS's own forecast from today on; `run-rate`: as much each day as on the billed ones. */
  forecastBasis: z.enum(["aws", "run-rate"]).nullable(),
  /** Whole per cent of the amount, rounded down. */
  percent: z.int(),
  forecastPercent: z.int().nullable(),
  /** The day after the last billed one. Null: no bill is divided by this tag, so nothing is known. */
  billedUntil: z.iso.date().nullable(),
});
export type BudgetFigures = z.infer<typeof BudgetFigures>;

export const BudgetView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  team: z.object({ slug: z.string(), name: z.string() }).nullable(),
  connection: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  tagKey: z.string(),
  tagValue: z.string(),
  period: BudgetPeriod,
  amount: Usd,
  metric: CostMetric,
  thresholds: z.array(z.int()),
  tellsForecast: z.boolean(),
  action: BudgetAction,
  setBy: z.string(),
  createdAt: z.iso.datetime(),
  overrideUntil: z.iso.datetime().nullable(),
  evaluatedAt: z.iso.datetime().nullable(),
  /** Null until it is held against the bill in this period. */
  figures: BudgetFigures.nullable(),
  /** Profiles that it holds back now. */
  suspended: z.int(),
  mayChange: z.boolean(),
});
export type BudgetView = z.infer<typeof BudgetView>;

export const BudgetPage = pageOf(BudgetView).extend({
  /** Whether any bill is read, without which no budget can be held against anything. */
  hasBills: z.boolean(),
});

export const SuspensionView = z.object({
  profile: z.object({ id: z.uuid(), name: z.string(), arn: z.string(), region: z.string() }),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  override: z.object({ until: z.iso.datetime(), reason: z.string(), by: z.string() }).nullable(),
  lifted: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  /** How far the tag is in AWS, and whether it is to be there; null where nobody has asked for it yet. */
  tag: Effect.extend({ isWanted: z.boolean() }).nullable(),
});
export type SuspensionView = z.infer<typeof SuspensionView>;

export const BudgetLevelView = z.object({
  periodStart: z.iso.date(),
  level: z.string(),
  amount: Usd,
  figure: Usd,
  reachedAt: z.iso.datetime(),
  isTold: z.boolean(),
});
export type BudgetLevelView = z.infer<typeof BudgetLevelView>;

export const BudgetDetail = BudgetView.extend({
  /** The newest first. */
  levels: z.array(BudgetLevelView),
  /** Those that hold now first, then what was lifted. */
  suspensions: z.array(SuspensionView),
  mirror: Effect.extend({ isWanted: z.boolean(), name: z.string(), emails: z.array(z.string()) }).nullable(),
  /** What makes a suspension effective in AWS. */
  policy: z.object({
    document: z.string(),
    statements: z.array(z.object({ sid: z.string(), sentence: z.string() })),
  }),
  /** Whether something is under way that a screen waits for. */
  isWaiting: z.boolean(),
});
export type BudgetDetail = z.infer<typeof BudgetDetail>;

export const BudgetPreviewInput = z.strictObject({
  /** Left out: the whole company's. */
  team: searchText(40).optional(),
  /** Left out: every bill. */
  connectionId: z.uuid().optional(),
  tagKey: singleLine(128),
  tagValue: singleLine(256),
  period: BudgetPeriod,
  metric: CostMetric.default("unblended"),
});

export const BudgetPreview = BudgetFigures.omit({ percent: true, forecastPercent: true }).extend({
  /** Application inference profiles that it would hold back. */
  profiles: z.int(),
});
export type BudgetPreview = z.infer<typeof BudgetPreview>;

export const BudgetScopesInput = z.strictObject({
  /** Whose values are told. */
  tagKey: searchText(128).default(""),
  /** Searches values. */
  q: searchText(200).default(""),
});

export const BudgetScopes = z.object({
  bills: z.array(z.object({ connectionId: z.uuid(), name: z.string() })),
  /** The teams for which the one who asks may set budgets. */
  teams: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** Whether they may set budgets of the whole company. */
  mayServeAll: z.boolean(),
  /** Tag keys by which a bill is divided. */
  tagKeys: z.array(z.string()),
  values: z.array(z.string()),
});

export const ChargesAlarmView = z.object({
  id: z.uuid(),
  connection: z.object({ id: z.uuid(), name: z.string() }),
  service: z.enum(chargedServices),
  /** Null once it is to be deleted. */
  amount: Usd.nullable(),
  topicArn: z.string().nullable(),
  effect: Effect,
});
export type ChargesAlarmView = z.infer<typeof ChargesAlarmView>;

export const ChargesAlarms = z.object({ items: z.array(ChargesAlarmView), why: z.string() });

export const SetAlarmInput = z.strictObject({
  connectionId: z.uuid(),
  service: z.enum(chargedServices),
  amount: Amount,
  topicArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:sns:us-east-1:\d{12}:[\w-]{1,256}$/,
      "Write the ARN of an SNS topic in us-east-1.",
    )
    .nullable()
    .default(null),
});
export const RemoveAlarmInput = z.strictObject({
  connectionId: z.uuid(),
  service: z.enum(chargedServices),
});
