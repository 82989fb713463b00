const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const second = 1_000;
const units = [
  ["year", 365 * 86_400 * second],
  ["month", 30 * 86_400 * second],
  ["week", 7 * 86_400 * second],
  ["day", 86_400 * second],
  ["hour", 3_600 * second],
  ["minute", 60 * second],
] as const;

/** "5 minutes ago", "in 3 days"; within a minute "just now". Both times in milliseconds since 1970. */
export function describeAge(at: number, now: number): string {
  const distance = at - now;
  const unit = units.find(([, milliseconds]) => Math.abs(distance) >= milliseconds);
  if (!unit) return "just now";
  const [name, milliseconds] = unit;
  return relative.format(Math.trunc(distance / milliseconds), name);
}
