import { pythonString } from "../snippets/quote.ts";

/** A JSON value as a Python literal, indented by four spaces. */
export function pythonLiteral(value: unknown, indent = ""): string {
  const deeper = `${indent}    `;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return pythonString(value.toWellFormed());
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const items = value.map((item) => `${deeper}${pythonLiteral(item, deeper)},\n`);
    return `[\n${items.join("")}${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${deeper}${pythonString(key.toWellFormed())}: ${pythonLiteral(member, deeper)},\n`,
  );
  return members.length === 0 ? "{}" : `{\n${members.join("")}${indent}}`;
}
