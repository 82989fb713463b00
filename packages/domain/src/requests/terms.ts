import { z } from "zod";

/** What a plan says of money. */
export const CostView = z.strictObject({
  /** Micro-dollars a month as a decimal string; null when no price is known. */
  monthlyMicrodollars: z.string().nullable(),
  explanation: z.string(),
});

/** The call that a plan stands for, as it is kept with the intent. */
export const ApprovedCall = z.object({
  operation: z.string(),
  accountId: z.string(),
  region: z.string(),
  input: z.record(z.string(), z.json()),
});
export type ApprovedCall = z.infer<typeof ApprovedCall>;

/** What the plan of every kind of request holds, beside what only its kind knows. */
export const Terms = z.object({ call: ApprovedCall, cost: CostView }).catchall(z.json());
export type Terms = z.infer<typeof Terms>;
