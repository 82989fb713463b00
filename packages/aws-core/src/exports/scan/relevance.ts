// Decides on raw bytes whether a string or key can matter, so that most of a template is never decoded.
import { appDetailKeys } from "./app-details.ts";
import { isSameBytes } from "./json-scalar.ts";
import type { AppDetail } from "./findings.ts";
import { intrinsicNamed } from "./expression.ts";
import type { IntrinsicName } from "./expression.ts";
import type { JsonToken } from "./json-position.ts";

/** What a key means, if anything: an intrinsic, a detail of the app, or a parameter's default. */
export interface KeyMeaning {
  intrinsic?: IntrinsicName;
  detail?: AppDetail;
  isDefault?: boolean;
}

/** Where the next occurrence of a telling word stands; searched once per buffer and word, not per string. */
export interface Relevance {
  buffer: Buffer;
  profileAt: number;
  roleAt: number;
}

const meaningfulKeys = ["Fn::Sub", "Fn::Join", "Default", ...appDetailKeys.keys()];
const noMeaning: KeyMeaning = {};
const meanings: readonly KeyMeaning[] = [noMeaning, ...meaningfulKeys.map(meaningOfKey)];
const marksByLength = groupByLength();
const profileWord = Buffer.from("inference-profile", "latin1");
// First bytes of ARNs, expressions, domain ids and documents, and the backslash that may stand for any of them.
const tellingStarts = new Set(Buffer.from("\\a$d{[ ", "latin1"));
const mayHideBehindEscapes = Uint8Array.from({ length: 256 }, (_, byte) => (tellingStarts.has(byte) ? 1 : 0));
const roleWord = Buffer.from("AmazonBedrockServiceRole-", "latin1");

/** What is known of where telling words stand in a chunk; nothing yet. */
export const createRelevance = (): Relevance => ({ buffer: Buffer.alloc(0), profileAt: -1, roleAt: -1 });

/** Forgets the chunk before and looks at this one. */
export function resetRelevance(relevance: Relevance, buffer: Buffer): void {
  relevance.buffer = buffer;
  relevance.profileAt = -1;
  relevance.roleAt = -1;
}

/** The number under which `meaningOfMark` knows the key; 0 for keys without meaning. */
export function markOfKey(buffer: Buffer, start: number, end: number): number {
  const candidates = marksByLength[end - start];
  if (!candidates) return 0;
  for (const { bytes, mark } of candidates) {
    if (isSameBytes(bytes, buffer, start)) return mark;
  }
  return 0;
}

/** The same for a key that was written with escapes. */
export function markOfText(key: string): number {
  return meaningfulKeys.indexOf(key) + 1;
}

/** What the key with that number says of its value. */
export const meaningOfMark = (mark: number): KeyMeaning => meanings[mark] ?? noMeaning;

/** Whether a string can hold a profile's ARN, a service role or a domain id. */
export function canMatter(relevance: Relevance, token: JsonToken): boolean {
  const { buffer } = relevance;
  const { start, end } = token;
  if (token.isEscaped && mayHideBehindEscapes[buffer[start] ?? 0] === 1) return true;
  if (buffer[start] === 0x64 && buffer[start + 1] === 0x7a && buffer[start + 2] === 0x64) return true;
  if (relevance.profileAt < start) relevance.profileAt = nextAt(buffer, profileWord, start);
  if (relevance.profileAt < end) return true;
  if (relevance.roleAt < start) relevance.roleAt = nextAt(buffer, roleWord, start);
  return relevance.roleAt < end;
}

/** Whether the string that starts here may be a JSON object, array or string, judged by its first bytes. */
export function canBeDocument(buffer: Buffer, start: number, end: number): boolean {
  const head = buffer.toString("latin1", start, Math.min(end, start + 256));
  return /^(?:[ \t]|\\[nrt])*(?:[{[]|\\"|\\u)/.test(head);
}

const nextAt = (buffer: Buffer, word: Buffer, start: number): number => {
  const at = buffer.indexOf(word, start);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};

function meaningOfKey(key: string): KeyMeaning {
  const intrinsic = intrinsicNamed(key);
  if (intrinsic) return { intrinsic };
  const detail = appDetailKeys.get(key);
  return detail ? { detail } : { isDefault: true };
}

function groupByLength(): { bytes: Buffer; mark: number }[][] {
  const groups: { bytes: Buffer; mark: number }[][] = [];
  for (const [index, key] of meaningfulKeys.entries()) {
    (groups[key.length] ??= []).push({ bytes: Buffer.from(key, "latin1"), mark: index + 1 });
  }
  return groups;
}
