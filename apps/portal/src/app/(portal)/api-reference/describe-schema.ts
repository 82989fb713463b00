import type { JsonSchema } from "./json-schema.ts";

const formats: Record<string, string> = {
  date: "day, as 2026-11-20",
  "date-time": "time, ISO 8601 in UTC",
  uuid: "UUID",
  email: "e-mail address",
};

/** What values a schema takes, in words: "integer from 1 to 100", "list of up to 50 texts". */
export function describeSchema(schema: JsonSchema): string {
  const { anyOf, enum: values, items, type, contentMediaType, format } = schema;
  if (anyOf) return [...new Set(anyOf.map(describeSchema))].join(", or ");
  if (values)
    return values.length === 1
      ? `“${values[0]}”`
      : `one of ${values.map((value) => `“${value}”`).join(", ")}`;
  if (type === "array") return `list${rangeOfItems(schema)} of: ${describeSchema(items ?? {})}`;
  if (contentMediaType !== undefined) return "file";
  if (type === "string") return (format && formats[format]) ?? `text${longest(schema)}`;
  if (type === "integer" || type === "number") return type + rangeOf(schema);
  if (type === "object") return describeObject(schema);
  return type ?? "any value";
}

/** The default of a schema as it would be sent, or undefined when there is none worth naming. */
export function defaultOf({ default: given }: JsonSchema): string | undefined {
  const isNothing = given === undefined || given === "" || (Array.isArray(given) && given.length === 0);
  if (isNothing) return undefined;
  return typeof given === "string" ? given : JSON.stringify(given);
}

function describeObject({ properties }: JsonSchema): string {
  const names = Object.keys(properties ?? {});
  return names.length === 0 ? "object" : `object with ${names.join(", ")}`;
}

function longest({ maxLength }: JsonSchema): string {
  return maxLength === undefined ? "" : ` of up to ${maxLength.toLocaleString("en")} characters`;
}

function rangeOf({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) {
    return ` from ${minimum.toLocaleString("en")} to ${maximum.toLocaleString("en")}`;
  }
  if (minimum !== undefined) return ` of at least ${minimum.toLocaleString("en")}`;
  return maximum === undefined ? "" : ` of at most ${maximum.toLocaleString("en")}`;
}

function rangeOfItems({ minItems = 0, maxItems }: JsonSchema): string {
  if (maxItems === undefined) return minItems > 0 ? ` of at least ${minItems}` : "";
  return minItems > 0 ? `, ${minItems} to ${maxItems}` : `, up to ${maxItems}`;
}
