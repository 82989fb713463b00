import { z } from "zod";

/** What the address of the page keeps: which bill, which keys, and whose untagged spend is looked at. */
export const CostTagsFilter = z.strictObject({
  /** The connection of the bill; "" for the first. */
  bill: z.union([z.literal(""), z.uuid()]).default(""),
  scope: z.enum(["ours", "all"]).default("ours"),
  /** The key whose untagged spend is shown. */
  untagged: z.string().max(128).default(""),
});
export type CostTagsFilter = z.output<typeof CostTagsFilter>;
