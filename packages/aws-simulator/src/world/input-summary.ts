import { isStoredBody } from "./body-store.ts";

const secretName =
  /(secret|password|passphrase|credential|accesskey|private|authorization|api_?key|_token|tokencode)/i;
const longestText = 200;
const mostItems = 20;
const deepest = 6;

/** A call's input for the journal: secrets left out, long texts and lists cut, bytes counted. */
export function summarizeInput(value: unknown, depth = 0): unknown {
  if (typeof value === "string")
    return value.length > longestText ? `${value.slice(0, longestText)}… (${value.length})` : value;
  if (value instanceof Uint8Array) return `(${value.byteLength} bytes)`;
  if (isStoredBody(value)) return `(${value.size} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return value;
  if (depth === deepest) return "…";
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => summarizeInput(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostItems * 2)
      .map(([name, item]) => [name, secretName.test(name) ? "(secret)" : summarizeInput(item, depth + 1)]),
  );
}

/** The idempotency token of a call, under whichever of AWS's names it has. */
export function clientTokenOf(input: Record<string, unknown>): string | undefined {
  const token =
    input["clientRequestToken"] ??
    input["ClientRequestToken"] ??
    input["clientToken"] ??
    input["ClientToken"];
  return typeof token === "string" ? token : undefined;
}
