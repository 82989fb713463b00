/** Days are counted from 1970-01-01, in UTC. */
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export const dayOf = (time: Date | number): number => Math.floor(Number(time) / dayMs);

/** `2026-09-01`. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** `2026-09-01T05:00:00Z`, hours counted like days. */
export const isoHour = (hour: number): string => `${new Date(hour * hourMs).toISOString().slice(0, 19)}Z`;

/** The day of `2026-09-01`; undefined for anything else, also for 2026-02-30. */
export function readDay(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || isoDay(time / dayMs) !== text ? undefined : time / dayMs;
}

/** Months are counted from January of the year 0. */
export function monthOf(day: number): number {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** First day of a month. */
export const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;

/** The day of a month's bill; AWS closes it within the first days of the next month. */
const closingDay = 5;

/** Whether a day's bill can still change: its month is closed on the fifth of the next one. */
export const isEstimated = (day: number, now: Date): boolean =>
  dayOf(now) < monthStart(monthOf(day) + 1) + closingDay - 1;
