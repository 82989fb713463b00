import { CostGroupBy, CostMetric, CostQuery } from "@quarry/domain/costs/schema";
import { z } from "zod";
import { rangeNames } from "./cost-range.ts";
import { costDimensions } from "./cost-words.ts";

/** A dimension of the bill and a value, or such a filter as JSON. */
const tokenForm = new RegExp(`^(?:[[{]|tag:[^=]{1,128}=|(?:${costDimensions.join("|")})=)`, "u");

// A query string holds one value as itself and several as a list.
const FilterTokens = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z
    .array(z.string().max(2600).regex(tokenForm))
    .max(250)
    .refine((tokens) => CostQuery.shape.filters.safeParse(tokens).success)
    .default([]),
);

/** What the address of the page keeps: everything that decides which figures are shown. */
export const CostAddress = z.strictObject({
  connectionId: z.uuid().optional(),
  groupBy: CostGroupBy.default("service"),
  metric: CostMetric.default("unblended"),
  granularity: CostQuery.shape.granularity,
  range: z.enum(rangeNames).default("30d"),
  /** The first and the last day of a range of one's own. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** As in an address of the API: `service=Amazon Bedrock`. */
  filters: FilterTokens,
  /** The rows of the table; the chart has as many groups as there are colours. */
  top: z.literal([8, 50]).default(8),
});
export type CostAddress = z.output<typeof CostAddress>;

/** What the address keeps of a team's costs: whose, and of which days. */
export const TeamCostAddress = CostAddress.omit({ connectionId: true, groupBy: true, filters: true }).extend({
  team: z.string().max(40).default(""),
});
export type TeamCostAddress = z.output<typeof TeamCostAddress>;
