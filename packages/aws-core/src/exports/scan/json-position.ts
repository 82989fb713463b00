// Where a scanner stands in a JSON document: the grammar's state and the path, kept without building strings.
import { decodeJsonString } from "./json-string.ts";

/** States of the grammar: what may come next. Numbers, because they are compared once per token. */
export const state = {
  value: 0,
  afterMember: 1,
  afterElement: 2,
  key: 3,
  colon: 4,
  firstKey: 5,
  firstElement: 6,
  done: 7,
} as const;

export type JsonState = (typeof state)[keyof typeof state];

/** The bytes of a string without its quotes, or of another value, in the current buffer. */
export interface JsonToken {
  start: number;
  end: number;
  /** Whether a backslash occurs in it. */
  isEscaped: boolean;
}

export interface JsonPosition {
  state: JsonState;
  /** The state that follows a complete value here. */
  afterValue: JsonState;
  depth: number;
  readonly maxDepth: number;
  /** The buffer that key ranges refer to. */
  buffer: Buffer;
  /** Whether the innermost container is an array, and the index or key range of its current child. */
  isArray: boolean;
  index: number;
  keyStart: number;
  keyEnd: number;
  /** The current key, once it had to be made a string. */
  keyText: string | undefined;
  /** A mark that the events may set per key; 0 for ordinary ones and in arrays. */
  keyMark: number;
  /** The same for the containers around, one per level. */
  readonly outer: OuterContainers;
}

interface OuterContainers {
  isArray: boolean[];
  index: number[];
  keyStart: number[];
  keyEnd: number[];
  keyText: (string | undefined)[];
  keyMark: number[];
}

/** The place before the first byte of a document at most `maxDepth` deep. */
export function createJsonPosition(maxDepth: number): JsonPosition {
  return {
    state: state.value,
    afterValue: state.done,
    depth: 0,
    maxDepth,
    buffer: Buffer.alloc(0),
    isArray: false,
    index: 0,
    keyStart: 0,
    keyEnd: 0,
    keyText: undefined,
    keyMark: 0,
    outer: { isArray: [], index: [], keyStart: [], keyEnd: [], keyText: [], keyMark: [] },
  };
}

/** Enters an array. Throws ExportError `json_too_deep` beyond the allowed depth. */
export function openArray(position: JsonPosition): void {
  pushContainer(position);
  position.isArray = true;
  position.index = 0;
  position.keyMark = 0;
  position.state = state.firstElement;
  position.afterValue = state.afterElement;
}

/** Enters an object. Throws ExportError `json_too_deep` beyond the allowed depth. */
export function openObject(position: JsonPosition): void {
  pushContainer(position);
  position.isArray = false;
  position.keyMark = 0;
  position.state = state.firstKey;
  position.afterValue = state.afterMember;
}

/** Leaves the innermost container for the one around it. */
export function closeContainer(position: JsonPosition): void {
  const { outer } = position;
  position.depth -= 1;
  const level = position.depth;
  position.isArray = outer.isArray[level] ?? false;
  position.index = outer.index[level] ?? 0;
  position.keyStart = outer.keyStart[level] ?? 0;
  position.keyEnd = outer.keyEnd[level] ?? 0;
  position.keyText = outer.keyText[level];
  position.keyMark = outer.keyMark[level] ?? 0;
  position.afterValue = level === 0 ? state.done : position.isArray ? state.afterElement : state.afterMember;
  position.state = position.afterValue;
}

/** Notes the key whose value comes next. */
export function startKey(position: JsonPosition, token: JsonToken): void {
  position.keyStart = token.start;
  position.keyEnd = token.end;
  position.keyText = token.isEscaped ? decodeJsonString(position.buffer, token.start, token.end) : undefined;
  position.keyMark = 0;
  position.state = state.colon;
}

/** The current key as text; undefined in an array and at the root. */
export function currentKey(position: JsonPosition): string | undefined {
  if (position.depth === 0 || position.isArray) return undefined;
  position.keyText ??= position.buffer.toString("utf8", position.keyStart, position.keyEnd);
  return position.keyText;
}

/** Turns the keys on the path into strings, because their buffer is about to go. */
export function settlePath(position: JsonPosition): void {
  const { outer, buffer } = position;
  currentKey(position);
  for (let level = 1; level < position.depth; level += 1) {
    if (outer.isArray[level]) continue;
    outer.keyText[level] ??= buffer.toString("utf8", outer.keyStart[level], outer.keyEnd[level]);
  }
}

/** The JSON pointer (RFC 6901) of the value that the scanner stands at, or of its container `levelsUp` above. */
export function jsonPointer(position: JsonPosition, levelsUp = 0): string {
  const { outer } = position;
  settlePath(position);
  // Joined at the end: a text put together piece by piece keeps all its pieces in memory.
  const segments = [""];
  for (let level = 1; level <= position.depth - levelsUp; level += 1) {
    const isInnermost = level === position.depth;
    const isArray = isInnermost ? position.isArray : outer.isArray[level];
    const index = isInnermost ? position.index : outer.index[level];
    const key = isInnermost ? position.keyText : outer.keyText[level];
    segments.push(isArray ? String(index) : escapePointer(key ?? ""));
  }
  return segments.join("/");
}

/** A key as a segment of a JSON pointer. */
export function escapePointer(key: string): string {
  if (!key.includes("/") && !key.includes("~")) return key;
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function pushContainer(position: JsonPosition): void {
  const { outer, depth } = position;
  outer.isArray[depth] = position.isArray;
  outer.index[depth] = position.index;
  outer.keyStart[depth] = position.keyStart;
  outer.keyEnd[depth] = position.keyEnd;
  outer.keyText[depth] = position.keyText;
  outer.keyMark[depth] = position.keyMark;
  position.depth += 1;
}
