import { addDays, monthOf } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";

/** The days of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): DayRange {
  const from = `${month}-01`;
  return { from, until: monthOf(from, 1) };
}

/** The month so many months later, or earlier where negative. */
export const monthLater = (month: string, later: number): string => monthOf(`${month}-01`, later).slice(0, 7);

/** The month that the last day lies in which is held; of nothing held, today's. */
export function monthOfData(dataUntil: string | null, today: string): string {
  return (dataUntil === null ? today : addDays(dataUntil, -1)).slice(0, 7);
}

const names = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "October 2026". */
export function monthInWords(month: string): string {
  return `${names[Number(month.slice(5)) - 1] ?? month} ${month.slice(0, 4)}`;
}
