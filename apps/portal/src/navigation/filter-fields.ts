/** The search part of an address as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** What a value of the address has to be: the part of JSON Schema that filters need. */
export interface FilterField {
  type?: "string" | "number" | "integer" | "array";
  default?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly FilterField[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: FilterField;
}

/** A list's filter, field by field, in a form that the server hands to the browser; the schema itself stays there. */
export type FilterFields = Readonly<Record<string, FilterField>>;

/** The filter of an address. What a field refuses falls back to its default. */
export function readFilter(fields: FilterFields, given: SearchParams): Record<string, unknown> {
  const known = Object.entries(fields).map(([name, field]) => {
    const accepted = readings(given[name], field).find((value) => fits(value, field));
    return [name, accepted ?? field.default] as const;
  });
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

/** The filter as a query string, without what equals its default; "" when nothing is left. */
export function writeFilter(fields: FilterFields, filter: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (JSON.stringify(value) === JSON.stringify(fields[name]?.default)) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether a field takes a value. */
export function fits(value: unknown, field: FilterField): boolean {
  if (field.anyOf) return field.anyOf.some((one) => fits(value, one));
  if (field.const !== undefined) return value === field.const;
  if (field.enum) return field.enum.includes(value);
  if (field.type === "string") return typeof value === "string" && fitsText(value, field);
  if (field.type === "array") return Array.isArray(value) && fitsList(value, field);
  return typeof value === "number" && fitsNumber(value, field);
}

// No search holds them; the second kind makes a text read other than it is.
// oxlint-disable-next-line no-control-regex -- refusing control characters is what this is for
const hidden = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

function fitsText(text: string, { minLength = 0, maxLength = Infinity, pattern }: FilterField): boolean {
  if (text.length < minLength || text.length > maxLength || hidden.test(text)) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(text);
}

function fitsNumber(value: number, { type, minimum = -Infinity, maximum = Infinity }: FilterField): boolean {
  return value >= minimum && value <= maximum && (type !== "integer" || Number.isInteger(value));
}

function fitsList(list: readonly unknown[], { maxItems = Infinity, items = {} }: FilterField): boolean {
  return list.length <= maxItems && list.every((value) => fits(value, items));
}

/** `useSearchParams` in the same form as a page's `searchParams`. */
export function searchParamsOf(search: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, several(search.getAll(name))]));
}

function several(values: string[]): string | string[] | undefined {
  return values.length > 1 ? values : values[0];
}

/** What a value of the address may mean: itself, a list of itself alone, or a number. */
function readings(value: string | string[] | undefined, { type }: FilterField): unknown[] {
  if (value === undefined) return [];
  if (typeof value === "string" && type === "array") return [[value]];
  return typeof value === "string" && /^\d{1,9}$/u.test(value) ? [value, Number(value)] : [value];
}
