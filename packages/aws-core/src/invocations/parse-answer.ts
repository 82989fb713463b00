import type { BodyForm } from "../images/schema.ts";
import type { InvocationAnswer } from "./schema.ts";

/**
 * Reads what an endpoint answered. Containers differ: the same image gives a list in one version and an object
 * in the next, and some report an error with status 200. What is not understood stays readable in `json`.
 */
export function parseAnswer(form: BodyForm, text: string): InvocationAnswer {
  const json = parseJson(text);
  const content = Array.isArray(json) && json.length === 1 && !isVector(json[0]) ? json[0] : json;
  const record = asRecord(content);
  return {
    form,
    text: textOf(record) ?? (json === undefined && text !== "" ? text : null),
    vectors: vectorsOf(json),
    usage: usageOf(record),
    finishReason: finishReasonOf(record),
    error: errorOf(record),
    json: json ?? null,
  };
}

/** The text that one piece of a streamed answer adds; empty where it adds none. */
export function pieceOf(json: unknown): string {
  const record = asRecord(json);
  const token = asRecord(record["token"]);
  if (typeof token["text"] === "string") return token["special"] === true ? "" : token["text"];
  const choice = firstChoice(record);
  return asText(asRecord(choice["delta"])["content"]) ?? asText(choice["text"]) ?? "";
}

/** What a piece of a streamed answer complains about; null where it does not. */
export function errorOf(record: Readonly<Record<string, unknown>>): string | null {
  const error = record["error"];
  if (typeof error === "string") return error;
  const inner = asText(asRecord(error)["message"]);
  if (inner !== null) return inner;
  const isError = record["object"] === "error" || (typeof record["code"] === "number" && "message" in record);
  return isError ? asText(record["message"]) : null;
}

/** JSON of a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value's members; none for anything but an object. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(record: Readonly<Record<string, unknown>>): string | null {
  const generated = asText(record["generated_text"]);
  if (generated !== null) return generated;
  const choice = firstChoice(record);
  return asText(asRecord(choice["message"])["content"]) ?? asText(choice["text"]);
}

function firstChoice(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { choices } = record;
  return Array.isArray(choices) ? asRecord(choices[0]) : {};
}

function finishReasonOf(record: Readonly<Record<string, unknown>>): string | null {
  return asText(firstChoice(record)["finish_reason"]) ?? asText(asRecord(record["details"])["finish_reason"]);
}

function usageOf(record: Readonly<Record<string, unknown>>): InvocationAnswer["usage"] {
  const usage = asRecord(record["usage"]);
  const generated = asRecord(record["details"])["generated_tokens"];
  const inputTokens = asCount(usage["prompt_tokens"]);
  const outputTokens = asCount(usage["completion_tokens"]) ?? asCount(generated);
  return inputTokens === null && outputTokens === null ? null : { inputTokens, outputTokens };
}

function vectorsOf(json: unknown): number[][] | null {
  if (isVector(json)) return [json];
  if (Array.isArray(json) && json.length > 0 && json.every(isVector)) return json;
  const { data } = asRecord(json);
  if (!Array.isArray(data)) return null;
  const vectors = data.map((each) => asRecord(each)["embedding"]);
  return vectors.length > 0 && vectors.every(isVector) ? vectors : null;
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "number");
}

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function asCount(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
