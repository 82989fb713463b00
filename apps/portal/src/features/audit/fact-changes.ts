/** One fact of an event, as text, before and after; null where it was not there. */
export interface FactChange {
  name: string;
  before: string | null;
  after: string | null;
}

type Facts = Readonly<Record<string, unknown>> | null;

/** Lays before and after of an event side by side, fact by fact, in the order they were told. */
export function factChanges(before: Facts, after: Facts): FactChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({ name, before: toText(before, name), after: toText(after, name) }));
}

function toText(facts: Facts, name: string): string | null {
  if (facts === null || !Object.hasOwn(facts, name)) return null;
  const value = facts[name];
  if (typeof value === "string") return value;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one === "string");
  if (isPlainList) return value.length === 0 ? "none" : value.join("\n");
  return JSON.stringify(value);
}
