/** A document as a literal of Python or TypeScript, which differ only in how they quote a text. */
export function nestedLiteral(value: unknown, quote: (text: string) => string, indent: string): string {
  if (typeof value === "string") return quote(value);
  const inner = `${indent}    `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const items = Array.isArray(value)
    ? value.map((item) => nestedLiteral(item, quote, inner))
    : Object.entries(Object(value)).map(
        ([key, item]) => `${quote(key)}: ${nestedLiteral(item, quote, inner)}`,
      );
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}
