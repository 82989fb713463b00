import { z } from "zod";

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "Write a time as 08:30.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** When an endpoint runs: on these days of the week from one time to another, in a time zone. */
export const OfficeHours = z
  .strictObject({
    /** IANA name, such as Europe/Berlin. */
    timeZone: z.string().max(64).refine(isTimeZone, "This is no time zone. For example: Europe/Berlin."),
    /** 1 is Monday, 7 is Sunday. */
    days: z.array(z.int().min(1).max(7)).min(1, "Choose a day.").max(7),
    from: Clock,
    /** At or before `from`: it runs into the next day. */
    to: Clock,
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "Choose another time than the start." });
export type OfficeHours = z.infer<typeof OfficeHours>;
