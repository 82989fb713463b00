/** Days are text, `YYYY-MM-DD` in UTC, and the end of a range is the day after its last. */
export interface DayRange {
  from: string;
  until: string;
}

/** The day so many days later, or earlier where negative. */
export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

/** The first day of the day's month, or of the month so many months later. */
export function monthOf(day: string, later = 0): string {
  const date = dateOf(day);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)));
}

/** The first days of all months that the range touches. */
export function monthsOf({ from, until }: DayRange): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month < until; month = monthOf(month, 1)) months.push(month);
  return months;
}

/** Whole days from one to the other. */
export function daysBetween(from: string, until: string): number {
  return Math.round((dateOf(until).getTime() - dateOf(from).getTime()) / dayMilliseconds);
}

const dayMilliseconds = 86_400_000;

/** The start of the day in UTC. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day in UTC of an instant. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
