import { z } from "zod";
import { multiLine, singleLine } from "../operation/text.ts";
import { CostView } from "./terms.ts";

/** A later end that somebody asks for, and why. */
export const ExtensionSpec = z.strictObject({
  endpointId: z.uuid("Choose an endpoint."),
  /** When it is deleted then, ISO 8601; null: it stays. */
  endsAt: z.iso.datetime({ error: "Choose a date and a time." }).nullable(),
  justification: multiLine(2000).refine((text) => text.trim() !== "", "Say what it is still needed for."),
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
});
export type ExtensionSpec = z.output<typeof ExtensionSpec>;

/** What is carried out: nothing in AWS, the end is Quarry's own. */
export const ExtensionCall = z.strictObject({
  operation: z.literal("ExtendEndpoint"),
  accountId: z.string(),
  region: z.string(),
  input: z.strictObject({ endpointName: z.string(), endsAt: z.string().nullable() }),
});

export const ExtensionPlan = z.strictObject({
  call: ExtensionCall,
  cost: CostView,
  /** Micro-dollars an hour of all instances, a decimal string; null when no price is known. */
  hourlyMicrodollars: z.string().nullable(),
  /** When it would end without this, ISO 8601. */
  endsBefore: z.string(),
});
export type ExtensionPlan = z.infer<typeof ExtensionPlan>;
