// JSON strings as bytes: how long an escape is, where a string may be cut, and decoding.

const simpleEscapes = new Set(Buffer.from('"\\/bfnrt', "latin1"));
const isSimpleEscape = Uint8Array.from({ length: 256 }, (_, byte) => (simpleEscapes.has(byte) ? 1 : 0));
const hexDigits = new Set(Buffer.from("0123456789abcdefABCDEF", "latin1"));
const isHex = Uint8Array.from({ length: 256 }, (_, byte) => (hexDigits.has(byte) ? 1 : 0));
const letterU = 0x75;
const escapeBytes = 6;

/** Length of the escape that starts with the backslash at `at`: 0 if invalid, -1 if the buffer ends before it does. */
export function escapeLength(buffer: Buffer, at: number): number {
  if (at + 1 >= buffer.length) return -1;
  const kind = buffer[at + 1] ?? 0;
  if (isSimpleEscape[kind] === 1) return 2;
  if (kind !== letterU) return 0;
  for (let digit = at + 2; digit < at + escapeBytes; digit += 1) {
    if (digit >= buffer.length) return -1;
    if (isHex[buffer[digit] ?? 0] === 0) return 0;
  }
  return escapeBytes;
}

/**
 * The text of a string that holds escapes, given without its quotes.
 * Bytes that are not UTF-8 become U+FFFD, so a file in another encoding is still searched.
 */
export function decodeJsonString(buffer: Buffer, start: number, end: number): string {
  const decoded: unknown = JSON.parse(`"${buffer.toString("utf8", start, end)}"`);
  return typeof decoded === "string" ? decoded : "";
}

/**
 * How many bytes at the buffer's end belong to an escape, a surrogate pair or a UTF-8 sequence that is not
 * complete yet. The bytes from `start` on are known to hold only whole escapes before that.
 */
export function unfinishedTail(buffer: Buffer, start: number): number {
  const end = buffer.length;
  const escape = lastEscape(buffer, start);
  if (escape >= 0) {
    const length = escapeLength(buffer, escape);
    if (length < 0) return end - Math.min(escape, pairStart(buffer, escape, start));
    if (escape + length === end && isHighSurrogate(buffer, escape)) return length;
  }
  return unfinishedCharacter(buffer, start);
}

/** The backslash of the last escape in the buffer's last bytes, or -1. */
function lastEscape(buffer: Buffer, start: number): number {
  for (let at = buffer.length - 1; at >= Math.max(start, buffer.length - escapeBytes); at -= 1) {
    if (buffer[at] !== 0x5c) continue;
    let runStart = at;
    while (runStart > start && buffer[runStart - 1] === 0x5c) runStart -= 1;
    // In a run of backslashes each second one is escaped by its predecessor.
    return (at - runStart) % 2 === 0 ? at : at - 1;
  }
  return -1;
}

/** Where the surrogate pair starts whose second half is the unfinished escape; else the escape itself. */
function pairStart(buffer: Buffer, escape: number, start: number): number {
  const before = escape - escapeBytes;
  const isSecondHalf = before >= start && lastEscape(buffer.subarray(0, escape), start) === before;
  return isSecondHalf && isHighSurrogate(buffer, before) ? before : escape;
}

function isHighSurrogate(buffer: Buffer, escape: number): boolean {
  if (buffer[escape + 1] !== letterU) return false;
  const unit = Number.parseInt(buffer.toString("latin1", escape + 2, escape + escapeBytes), 16);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function unfinishedCharacter(buffer: Buffer, start: number): number {
  for (let back = 1; back <= 3 && buffer.length - back >= start; back += 1) {
    const byte = buffer[buffer.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? back : 0;
  }
  return 0;
}
