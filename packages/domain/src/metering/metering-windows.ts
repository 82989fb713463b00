import type { CountsQuery } from "@quarry/aws-core/metering/read-token-counts";
import { addDays, dateOf, dayOf, monthOf } from "../costs/days-schema.ts";

const hourMs = 3_600_000;
/** Days that a first reading knows by the hour; those before it are read by the day. */
const hourlyHistoryDays = 35;
/** What CloudWatch may still change: read once more at the beginning of each day. */
const lateDataDays = 2;
/** CloudWatch tells which metrics were active in the last three hours. */
const recentMs = 3 * hourMs;

type Window = Omit<CountsQuery, "signal">;

/**
 * What is to be read after a reading: the hour that was under way then, the one before it, and all since. The first
 * reading of a day goes back two days, and the very first one as far as a bill is kept, by the day.
 */
export function windowsOf(readUntil: Date | null, now: Date): Window[] {
  const until = new Date(floorHour(now).getTime() + 2 * hourMs);
  const today = dayOf(now);
  if (readUntil === null) {
    const hourly = dateOf(addDays(today, -hourlyHistoryDays));
    return [
      { from: dateOf(monthOf(today, -13)), until: hourly, periodSeconds: 86_400, onlyRecent: false },
      { from: hourly, until, periodSeconds: 3600, onlyRecent: false },
    ];
  }
  const before = new Date(floorHour(readUntil).getTime() - hourMs);
  const late = dateOf(addDays(dayOf(readUntil), -lateDataDays));
  const from = dayOf(readUntil) < today ? late : before;
  // After a longer pause than CloudWatch keeps hours in detail for, the days between are still told by the hour.
  const onlyRecent = now.getTime() - from.getTime() <= recentMs;
  return [{ from, until, periodSeconds: 3600, onlyRecent }];
}

const floorHour = (date: Date): Date => new Date(Math.floor(date.getTime() / hourMs) * hourMs);
