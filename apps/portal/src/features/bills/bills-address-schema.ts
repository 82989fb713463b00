import { BillMonth } from "@quarry/domain/bills/rules-schema";
import { CostMetric } from "@quarry/domain/costs/schema";
import { z } from "zod";

/** What the address keeps of bills: of which month, and by which of AWS's metrics. */
export const BillsAddress = z.strictObject({
  /** "": the latest that is held. */
  month: z.union([BillMonth, z.literal("")]).default(""),
  metric: CostMetric.default("unblended"),
});
export type BillsAddress = z.output<typeof BillsAddress>;
