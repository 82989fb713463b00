/** An array of texts as Postgres writes it, such as `{"a","b"}`; every value is quoted, so none is read as NULL. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map(quote).join(",")}}`;
}

/** An array of values that need no quotes: numbers, days and booleans. */
export function plainArrayText(values: readonly (string | bigint | boolean)[]): string {
  return `{${values.join(",")}}`;
}

const special = /["\\]/;

function quote(value: string): string {
  return special.test(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${value}"`;
}
