import { z } from "zod";

/**
 * Which calls may be used up: those of the day; then those that were allowed beyond them; or these first, where they
 * were allowed for it.
 */
export const Purse = z.enum(["day", "day-then-extra", "extra-then-day"]);

/** Where a reading goes on: kept in CostReading.progress. */
export const ReadingProgress = z.strictObject({
  purpose: z.enum(["recent", "history"]),
  purse: Purse,
  /** The sets of services that are asked about one after the other, each service with its usage types. */
  sets: z.array(z.array(z.tuple([z.string(), z.array(z.string())]))),
  /** The place of the set that comes next. */
  set: z.int().min(0),
  /** Of the set's next page; null for its first. */
  pageToken: z.string().nullable(),
});

export type Purse = z.infer<typeof Purse>;
export type ReadingProgress = z.infer<typeof ReadingProgress>;
