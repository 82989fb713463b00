/** A day in words: `3 October 2026`. */
export function dayWords(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}

/** The month of a day in words: `October 2026`. */
export function monthWords(day: string): string {
  return months.format(new Date(`${day}T00:00:00Z`));
}

/** A count with its noun, `2 profiles`; "" for none. */
export function some(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
