import type { CostFilter } from "./schema.ts";

/**
 * Filters as an address holds them: `dimension=value`, once for each value. A tag key that contains `=` makes that
 * filter JSON.
 */
export function writeFilterTokens(filters: readonly CostFilter[]): string[] {
  return filters.flatMap((filter) =>
    filter.by.includes("=")
      ? [JSON.stringify(filter)]
      : filter.values.map((value) => `${filter.by}=${value}`),
  );
}

/** What tokens of an address say, without judging whether there are such dimensions or that many values. */
export function filtersIn(tokens: readonly string[]): { by: string; values: string[] }[] {
  const filters: { by: string; values: string[] }[] = [];
  for (const token of tokens) {
    const listed = token.startsWith("{") || token.startsWith("[") ? filtersInJson(token) : [];
    if (listed.length > 0) filters.push(...listed);
    else addToken(filters, token);
  }
  return filters;
}

function addToken(filters: { by: string; values: string[] }[], token: string): void {
  const end = token.indexOf("=");
  const by = token.slice(0, Math.max(0, end));
  const same = filters.find((filter) => filter.by === by);
  if (same) same.values.push(token.slice(end + 1));
  else filters.push({ by, values: [token.slice(end + 1)] });
}

/** Empty where the text is no filter as JSON. */
function filtersInJson(text: string): { by: string; values: string[] }[] {
  try {
    const listed: unknown[] = [JSON.parse(text)].flat();
    return listed.every(isFilter) ? listed : [];
  } catch {
    return [];
  }
}

function isFilter(value: unknown): value is { by: string; values: string[] } {
  if (typeof value !== "object" || value === null) return false;
  if (!("by" in value) || typeof value.by !== "string" || Object.keys(value).length > 2) return false;
  return (
    "values" in value && Array.isArray(value.values) && value.values.every((one) => typeof one === "string")
  );
}
