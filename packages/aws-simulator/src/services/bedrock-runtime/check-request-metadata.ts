import { validationError } from "../../wire/aws-error.ts";

const mostEntries = 16;
const key = /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/;
const value = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/;

/** InvokeModel takes its metadata as JSON in a header; the limits are those of Converse's map. */
export function checkRequestMetadata(header: string | undefined): void {
  if (header === undefined) return;
  const entries = readEntries(header);
  const isValid = entries.every(
    ([name, text]) => key.test(name) && typeof text === "string" && value.test(text),
  );
  if (!isValid || entries.length === 0 || entries.length > mostEntries) {
    throw validationError("The provided request metadata is invalid.");
  }
}

function readEntries(header: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(header);
    return typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  } catch {
    return [];
  }
}
