// A streaming JSON tokenizer: accepts exactly what JSON.parse accepts, in chunks of any size, and builds nothing.
import { closeContainer, openArray, openObject, settlePath, startKey, state } from "./json-position.ts";
import type { JsonPosition, JsonToken } from "./json-position.ts";
import { isScalarByte, isValidScalar } from "./json-scalar.ts";
import { escapeLength, unfinishedTail } from "./json-string.ts";

/**
 * What the scanner reports. Tokens lie in the buffer last given to `buffer`, and are valid during the call
 * only. The scanner's position holds the path of the token.
 */
export interface JsonEvents {
  /** A new buffer has come; earlier ranges are gone. */
  buffer(buffer: Buffer): void;
  key(token: JsonToken): void;
  string(token: JsonToken): void;
  /** A number, `true`, `false` or `null`. */
  scalar(token: JsonToken): void;
  open(isArray: boolean): void;
  close(): void;
  /** A string too long to be kept: its pieces never cut an escape or a character in two. */
  longStart(start: number): void;
  longPiece(token: JsonToken): void;
  longEnd(): void;
}

export interface JsonScanner {
  push(chunk: Buffer): void;
  /** @throws JsonSyntaxError when the document is not complete */
  finish(): void;
}

export interface JsonScannerOptions {
  /** Whether `${Name}` may stand for a value, as in a template that CloudFormation fills in. */
  acceptsHoles?: boolean;
}

/** Where and why a text is not JSON. Positions count bytes; line and column start at 1. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  readonly reason: "malformed" | "too-deep";

  constructor(message: string, reason: "malformed" | "too-deep" = "malformed") {
    super(message);
    this.reason = reason;
  }
}

interface Scan {
  readonly position: JsonPosition;
  readonly events: JsonEvents;
  /** One object for all tokens: a new one for each would cost more than finding it. */
  readonly token: JsonToken;
  readonly acceptsHoles: boolean;
  buffer: Buffer;
  /** Bytes kept from the last chunk because a token was not complete. */
  rest: Buffer;
  /** Offset of the buffer's first byte in the document. */
  base: number;
  line: number;
  /** Document offset of the current line's first byte. */
  lineStart: number;
  isInLongString: boolean;
  isFinal: boolean;
}

// No ARN, name or model id is longer; what is longer can only matter as JSON in a string.
const longStringBytes = 64 * 1024;
const incomplete = -1;
const quote = 0x22;
const backslash = 0x5c;

/** A scanner of one document, fed in chunks cut anywhere; what it meets it tells through `events`. */
export function createJsonScanner(
  position: JsonPosition,
  events: JsonEvents,
  options: JsonScannerOptions = {},
): JsonScanner {
  const empty = Buffer.alloc(0);
  const scan: Scan = {
    position,
    events,
    token: { start: 0, end: 0, isEscaped: false },
    acceptsHoles: options.acceptsHoles ?? false,
    buffer: empty,
    rest: empty,
    base: 0,
    line: 1,
    lineStart: 0,
    isInLongString: false,
    isFinal: false,
  };
  return {
    push: (chunk) => advance(scan, chunk),
    finish: () => {
      scan.isFinal = true;
      advance(scan, empty);
      if (position.state !== state.done) throw syntaxError(scan, scan.buffer.length, "ends too early");
    },
  };
}

function advance(scan: Scan, chunk: Buffer): void {
  const buffer = scan.rest.length > 0 ? Buffer.concat([scan.rest, chunk]) : chunk;
  scan.buffer = buffer;
  scan.position.buffer = buffer;
  scan.events.buffer(buffer);
  const consumed = consume(scan);
  settlePath(scan.position);
  scan.base += consumed;
  scan.rest = consumed < buffer.length ? buffer.subarray(consumed) : scan.rest.subarray(0, 0);
}

/** Runs over the buffer and returns how many bytes are done with. */
function consume(scan: Scan): number {
  let at = 0;
  if (scan.isInLongString) {
    at = continueLongString(scan, 0);
    if (scan.isInLongString) return at;
  }
  const { buffer } = scan;
  const end = buffer.length;
  while (at < end) {
    const byte = buffer[at] ?? 0;
    if (byte <= 0x20) {
      if (byte === 0x0a) {
        scan.line += 1;
        scan.lineStart = scan.base + at + 1;
      } else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) {
        throw syntaxError(scan, at, "holds a control character");
      }
      at += 1;
      continue;
    }
    const next = readToken(scan, at, byte);
    if (next === incomplete) return at;
    at = next;
    if (scan.isInLongString) return at;
  }
  return at;
}

function readToken(scan: Scan, at: number, byte: number): number {
  const { position } = scan;
  switch (position.state) {
    case state.value:
      return readValue(scan, at, byte);
    case state.afterMember:
      if (byte === 0x7d) return close(scan, at);
      if (byte !== 0x2c) throw syntaxError(scan, at, "lacks a comma or }");
      position.state = state.key;
      // Compact files have no blank here; this and the same in readKey spare a round per member.
      return scan.buffer[at + 1] === quote ? readKeyOrWait(scan, at + 1) : at + 1;
    case state.afterElement:
      if (byte === 0x5d) return close(scan, at);
      if (byte !== 0x2c) throw syntaxError(scan, at, "lacks a comma or ]");
      position.state = state.value;
      position.index += 1;
      return at + 1;
    case state.key:
      return readKey(scan, at, byte);
    case state.colon:
      if (byte !== 0x3a) throw syntaxError(scan, at, "lacks a colon");
      position.state = state.value;
      return at + 1;
    case state.firstKey:
      return byte === 0x7d ? close(scan, at) : readKey(scan, at, byte);
    case state.firstElement:
      return byte === 0x5d ? close(scan, at) : readValue(scan, at, byte);
    case state.done:
      break;
  }
  throw syntaxError(scan, at, "holds text behind its end");
}

function readValue(scan: Scan, at: number, byte: number): number {
  if (byte === quote) return readString(scan, at);
  if (byte === 0x7b || byte === 0x5b) return open(scan, at, byte === 0x5b);
  if (byte === 0x24 && scan.acceptsHoles) return readHole(scan, at);
  return readScalar(scan, at);
}

function open(scan: Scan, at: number, isArray: boolean): number {
  const { position } = scan;
  if (position.depth >= position.maxDepth) {
    throw new JsonSyntaxError(
      `has objects and arrays more than ${position.maxDepth} levels deep (${where(scan, at)})`,
      "too-deep",
    );
  }
  scan.events.open(isArray);
  if (isArray) openArray(position);
  else openObject(position);
  return at + 1;
}

function close(scan: Scan, at: number): number {
  closeContainer(scan.position);
  scan.events.close();
  return at + 1;
}

function readKey(scan: Scan, at: number, byte: number): number {
  if (byte !== quote) throw syntaxError(scan, at, "lacks a property name in quotes");
  const end = findStringEnd(scan, at + 1);
  if (end === incomplete) {
    if (scan.buffer.length - at > longStringBytes)
      throw syntaxError(scan, at, "has an endless property name");
    return needMore(scan, at);
  }
  startKey(scan.position, scan.token);
  scan.events.key(scan.token);
  if (scan.buffer[end + 1] !== 0x3a) return end + 1;
  scan.position.state = state.value;
  return end + 2;
}

/** The comma before the key is done with, even if the key's end has not come yet. */
function readKeyOrWait(scan: Scan, at: number): number {
  const next = readKey(scan, at, quote);
  return next === incomplete ? at : next;
}

function readString(scan: Scan, at: number): number {
  const end = findStringEnd(scan, at + 1);
  if (end !== incomplete) {
    scan.events.string(scan.token);
    scan.position.state = scan.position.afterValue;
    return end + 1;
  }
  if (scan.buffer.length - at <= longStringBytes) return needMore(scan, at);
  scan.isInLongString = true;
  scan.events.longStart(at + 1);
  return continueLongString(scan, at + 1);
}

/** The offset of the closing quote, or `incomplete`. Sets the token to the bytes between. */
function findStringEnd(scan: Scan, start: number): number {
  const { buffer, token } = scan;
  const end = buffer.length;
  token.start = start;
  token.isEscaped = false;
  let at = start;
  while (at < end) {
    const byte = buffer[at] ?? 0;
    if (byte !== quote && byte !== backslash && byte >= 0x20) {
      at += 1;
      continue;
    }
    if (byte === quote) {
      token.end = at;
      return at;
    }
    if (byte !== backslash) throw syntaxError(scan, at, "holds a control character in a string");
    token.isEscaped = true;
    const length = escapeLength(buffer, at);
    if (length === 0) throw syntaxError(scan, at, "holds an invalid escape");
    if (length < 0) return incomplete;
    at += length;
  }
  return incomplete;
}

function continueLongString(scan: Scan, start: number): number {
  const end = findStringEnd(scan, start);
  const { buffer, events, position, token } = scan;
  if (end === incomplete) {
    if (scan.isFinal) throw syntaxError(scan, buffer.length, "ends inside a string");
    const safeEnd = buffer.length - unfinishedTail(buffer, start);
    token.end = safeEnd;
    if (safeEnd > start) events.longPiece(token);
    return safeEnd;
  }
  if (end > start) events.longPiece(token);
  scan.isInLongString = false;
  events.longEnd();
  position.state = position.afterValue;
  return end + 1;
}

function readScalar(scan: Scan, at: number): number {
  const { buffer } = scan;
  const limit = buffer.length;
  let end = at;
  while (end < limit && isScalarByte[buffer[end] ?? 0] === 1) end += 1;
  if (end === limit && !scan.isFinal) {
    if (end - at > longStringBytes) throw syntaxError(scan, at, "holds an endless number");
    return incomplete;
  }
  if (!isValidScalar(buffer, at, end)) throw syntaxError(scan, at, "holds something that is no JSON value");
  scan.token.start = at;
  scan.token.end = end;
  scan.token.isEscaped = false;
  scan.events.scalar(scan.token);
  scan.position.state = scan.position.afterValue;
  return end;
}

function readHole(scan: Scan, at: number): number {
  const end = scan.buffer.indexOf(0x7d, at);
  if (end < 0) return needMore(scan, at);
  if (scan.buffer[at + 1] !== 0x7b) throw syntaxError(scan, at, "holds something that is no JSON value");
  scan.position.state = scan.position.afterValue;
  return end + 1;
}

function needMore(scan: Scan, at: number): number {
  if (scan.isFinal) throw syntaxError(scan, at, "ends inside a string");
  return incomplete;
}

const syntaxError = (scan: Scan, at: number, what: string): JsonSyntaxError =>
  new JsonSyntaxError(`${what} (${where(scan, at)})`);

function where(scan: Scan, at: number): string {
  const offset = scan.base + at;
  return `line ${scan.line}, column ${offset - scan.lineStart + 1}, byte ${offset}`;
}
