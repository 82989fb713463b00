import { CronExpressionParser } from "cron-parser";
import type { OfficeHours } from "./office-hours.ts";

/**
 * The last time before now at which the hours began or ended, and which of both. What somebody did by hand after
 * it holds until the next.
 */
export function lastBoundary(hours: OfficeHours, now: Date): { at: Date; opens: boolean } {
  const { timeZone, days, from, to } = hours;
  const opened = previous(now, { timeZone, time: from, days });
  const closing = from < to ? days : days.map((day) => (day % 7) + 1);
  const closed = previous(now, { timeZone, time: to, days: closing });
  return opened > closed ? { at: opened, opens: true } : { at: closed, opens: false };
}

interface WeeklyTime extends Pick<OfficeHours, "timeZone" | "days"> {
  time: string;
}

function previous(now: Date, { timeZone: tz, time, days }: WeeklyTime): Date {
  const [hour = "0", minute = "0"] = time.split(":");
  const expression = `${Number(minute)} ${Number(hour)} * * ${days.join(",")}`;
  // The parser looks before the given moment; a boundary of this very moment has come.
  const currentDate = new Date(now.getTime() + 1);
  return CronExpressionParser.parse(expression, { currentDate, tz }).prev().toDate();
}
