import { z } from "zod";
import { lensRanges } from "./lens-address.ts";

/** What the address keeps of the comparison: of whom, and how many days back. */
export const LensAddress = z.strictObject({
  team: z.string().max(100).default(""),
  tagKey: z.string().max(128).default(""),
  tagValue: z.string().max(256).default(""),
  days: z.literal(lensRanges).default(30),
});
export type LensAddress = z.output<typeof LensAddress>;
