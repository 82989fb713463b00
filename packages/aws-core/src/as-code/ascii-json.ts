/** Indented JSON in printable ASCII, which no shell, terminal or locale changes. */
export function asciiJson(value: object): string {
  return JSON.stringify(value, null, 2).replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
