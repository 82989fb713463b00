import type { z } from "zod";

/** The search part of an address as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/**
 * A list's filter from the address. What the schema refuses falls back to its default, so an old or mistyped
 * link still opens the list.
 */
export function parseListFilter<Filter extends z.ZodObject>(
  schema: Filter,
  given: SearchParams,
): z.output<Filter> {
  const known = Object.keys(schema.shape).flatMap((name) => {
    const field = schema.shape[name];
    const accepted = readings(given[name]).find((value) => field?.safeParse(value).success === true);
    return accepted === undefined ? [] : [[name, accepted] as const];
  });
  return schema.parse(Object.fromEntries(known));
}

/** The filter as a query string, without what equals its default; "" when nothing is left. */
export function formatListFilter(schema: z.ZodObject, filter: object): string {
  const defaults = new Map(Object.entries(schema.parse({})));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (JSON.stringify(value) === JSON.stringify(defaults.get(name))) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** `useSearchParams` in the same form as a page's `searchParams`. */
export function searchParamsOf(search: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, several(search.getAll(name))]));
}

function several(values: string[]): string | string[] | undefined {
  return values.length > 1 ? values : values[0];
}

/** What a value of the address may mean: itself first, then a number. */
function readings(value: string | string[] | undefined): (string | string[] | number)[] {
  if (value === undefined) return [];
  return typeof value === "string" && /^\d{1,9}$/u.test(value) ? [value, Number(value)] : [value];
}
