import { z } from "zod";
import { CostGroup, CostGroupBy, CostMetric, CostQuery, Usd } from "../schema.ts";

const Day = z.iso.date();

/** Days that were summed up; the end is the day after the last. Empty where both are the same. */
const SpanView = z.object({ from: Day, until: Day, total: Usd });

/** How a figure moved from one span to the next. */
const Change = {
  before: Usd,
  after: Usd,
  change: Usd,
  /** In percent of what it was before; null where that was nothing. */
  percent: z.number().nullable(),
};

export const CostSummaryInput = CostQuery.pick({
  connectionId: true,
  groupBy: true,
  metric: true,
  filters: true,
}).extend({
  /** The day as which it is asked; today by default. */
  asOf: Day.optional(),
  /** The length of each of the two spans between which groups are compared. */
  days: z.int().min(1).max(90).default(7),
});
export type CostSummaryInput = z.output<typeof CostSummaryInput>;

const Mover = CostGroup.pick({ value: true, label: true, subject: true }).extend(Change);

export const CostSummaryView = z.object({
  /** Of the month that the day lies in, as far as data are held; empty on its first days. */
  monthToDate: SpanView,
  /** As many days of the month before; where it is shorter, all of it. */
  sameDaysLastMonth: SpanView,
  lastMonth: SpanView,
  change: z.object(Change),
  /** The two spans, of equal length, that groups are compared between. */
  spans: z.object({ before: SpanView, after: SpanView }),
  /** By how much they changed in dollars, the largest first. */
  movers: z.array(Mover),
  /** By how much they changed in relation to what they cost before, the largest first; small sums are left out. */
  relativeMovers: z.array(Mover),
  /** Days of the month to date and of the spans that AWS may still change. */
  estimatedDays: z.array(Day),
  dataUntil: Day.nullable(),
  refreshedAt: z.iso.datetime().nullable(),
  remarks: z.array(z.string()),
});
export type CostSummaryView = z.infer<typeof CostSummaryView>;

export const CostAnomaliesInput = CostQuery.pick({
  connectionId: true,
  groupBy: true,
  metric: true,
  filters: true,
}).extend({
  /** The day after the last that is looked at; by default the day after the last that is held. */
  until: Day.optional(),
  /** How many days are looked at. */
  days: z.int().min(1).max(90).default(30),
  /** Dollars a day by which a group has to depart from what is usual. */
  least: Usd.default("10"),
});
export type CostAnomaliesInput = z.output<typeof CostAnomaliesInput>;

export const CostAnomalyView = CostGroup.pick({ value: true, label: true, subject: true }).extend({
  direction: z.enum(["above", "below"]),
  /** The first day of it. */
  began: Day,
  /** The day after its last; null while the last day that is held is one of it. */
  ended: Day.nullable(),
  days: z.int(),
  /** What its days cost together, and what they usually would have. */
  cost: Usd,
  usual: Usd,
  difference: Usd,
  /** How often the usual; null where that was nothing. */
  factor: z.number().nullable(),
  /** One of its days may still be changed by AWS. */
  isEstimated: z.boolean(),
});
export type CostAnomalyView = z.infer<typeof CostAnomalyView>;

export const CostAnomaliesView = z.object({
  /** Those that cost the most beyond the usual first. */
  items: z.array(CostAnomalyView),
  from: Day,
  until: Day,
  /** The rule, in words. */
  rule: z.string(),
  dataUntil: Day.nullable(),
  remarks: z.array(z.string()),
});

export const CostGroupingsInput = z.strictObject({ connectionId: z.uuid().optional() });

export const CostGroupingsView = z.object({
  bills: z.array(
    z.object({
      connectionId: z.uuid(),
      connection: z.string(),
      accountId: z.string(),
      kind: z.enum(["cost_explorer", "data_export"]),
    }),
  ),
  /** What costs can be divided by: dimensions first, then tags by their keys. */
  items: z.array(
    z.object({
      by: CostGroupBy,
      label: z.string(),
      /** The first day that is held of any bill, and the day after the last; null where none is. */
      heldFrom: Day.nullable(),
      heldUntil: Day.nullable(),
      refreshedAt: z.iso.datetime().nullable(),
      /** Bills of those above that are divided so. */
      bills: z.int(),
    }),
  ),
});

export const CostValuesInput = z.strictObject({
  connectionId: z.uuid().optional(),
  by: CostGroupBy,
  /** What the value or its name begins with, in any case. */
  q: z.string().max(256).default(""),
  limit: z.int().min(1).max(50).default(20),
});

export const CostValuesView = z.object({
  items: z.array(CostGroup.pick({ value: true, label: true })),
  /** There are more than were asked for. */
  hasMore: z.boolean(),
});

export const CostDownloadInput = CostQuery.omit({ top: true });
export type CostDownloadInput = z.output<typeof CostDownloadInput>;

export const TeamCostsInput = z.strictObject({
  /** The slug of a team that one is in; by default the first. */
  team: z.string().max(40).optional(),
  ...CostQuery.pick({ granularity: true, from: true, until: true, top: true }).shape,
  metric: CostMetric.default("unblended"),
});
