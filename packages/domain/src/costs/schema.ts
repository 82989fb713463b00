import { z } from "zod";
import { filtersIn } from "./filter-tokens.ts";

/** How costs are divided: a dimension of the bill, or `tag:` and the key of an activated cost allocation tag. */
export const CostGroupBy = z.union([
  z.enum(["service", "usage-type", "category", "region", "model", "account", "profile", "endpoint"]),
  z.templateLiteral(["tag:", z.string().min(1).max(128)]),
]);

/** AWS's metrics of cost; Unblended is what most bills show. */
export const CostMetric = z.enum(["unblended", "amortized", "netUnblended", "netAmortized", "blended"]);

const Day = z.iso.date();

/** Amounts are exact decimal strings of US dollars, with up to ten decimals. */
export const Usd = z.string().regex(/^-?\d+(\.\d{1,10})?$/);

/** Each filter holds where any of its values does. */
export const CostFilter = z.strictObject({
  by: CostGroupBy,
  values: z.array(z.string().max(2048)).min(1).max(50),
});

const filterForm =
  "Write a filter as dimension=value, such as tag:Team=search; at most five dimensions with 50 values each.";

/** Filters of an address: each `dimension=value`, such as `tag:Team=search`; those of one dimension are alternatives. */
const FilterTokens = z
  .union([z.string(), z.array(z.string())])
  .transform((tokens, context) => readFilterTokens([tokens].flat(), context));

export const CostQuery = z.strictObject({
  connectionId: z.uuid().optional(),
  groupBy: CostGroupBy.default("service"),
  metric: CostMetric.default("unblended"),
  granularity: z.enum(["daily", "monthly"]).default("daily"),
  /** The first day; by default 30 days, or 13 months, before the end. */
  from: Day.optional(),
  /** The day after the last, as in Cost Explorer. */
  until: Day.optional(),
  filters: z.union([z.array(CostFilter).max(5), FilterTokens], { error: filterForm }).default([]),
  /** Groups of their own; the rest is summed up as others. */
  top: z.number().int().min(1).max(50).default(8),
});

const CostPeriod = z.object({
  /** The first day of the period. */
  start: Day,
  /** AWS may still change it. */
  isEstimated: z.boolean(),
  total: Usd,
});

export const CostGroup = z.object({
  /** The value as AWS has it; "" where there is none. */
  value: z.string(),
  /** In words: the name of a profile, an account or a team, or `(not tagged)`. */
  label: z.string(),
  /** What Quarry knows by that value, to open it; null where it knows nothing. */
  subject: z.object({ kind: z.enum(["profile", "endpoint"]), id: z.uuid() }).nullable(),
  /** In the order of the periods; each "0" where nothing was spent. */
  amounts: z.array(Usd),
  total: Usd,
});

export const CostView = z.object({
  query: CostQuery,
  from: Day,
  until: Day,
  periods: z.array(CostPeriod),
  /** The largest first. */
  groups: z.array(CostGroup),
  /** What is left beyond the top; null when nothing is. */
  others: CostGroup.nullable(),
  groupCount: z.int(),
  total: Usd,
  /** The day after the last that is held, and when it was read; null before the first reading. */
  dataUntil: Day.nullable(),
  refreshedAt: z.iso.datetime().nullable(),
  /** What the figures leave out or how they came about, in sentences; empty when there is nothing to say. */
  remarks: z.array(z.string()),
});

function readFilterTokens(tokens: readonly string[], context: z.RefinementCtx): CostFilter[] {
  const parsed = z.array(CostFilter).max(5).safeParse(filtersIn(tokens));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: filterForm });
  return z.NEVER;
}

export type CostGroupBy = z.infer<typeof CostGroupBy>;
export type CostMetric = z.infer<typeof CostMetric>;
export type CostFilter = z.infer<typeof CostFilter>;
export type CostQuery = z.infer<typeof CostQuery>;
export type CostGroup = z.infer<typeof CostGroup>;
export type CostView = z.infer<typeof CostView>;
