// Numbers, true, false and null, checked as bytes.

const scalarBytes = new Set(
  Buffer.from("+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "latin1"),
);

/** 1 for bytes that can be part of a number or a literal. */
export const isScalarByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  scalarBytes.has(byte) ? 1 : 0,
);

const literals = ["true", "false", "null"].map((word) => Buffer.from(word, "latin1"));
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether the bytes are one JSON number or literal (RFC 8259, sections 3 and 6). */
export function isValidScalar(buffer: Buffer, start: number, end: number): boolean {
  const first = buffer[start];
  if (first === undefined || end === start) return false;
  if (first > 0x39) return isLiteral(buffer, start, end);
  if (isPlainInteger(buffer, start, end)) return true;
  return number.test(buffer.toString("latin1", start, end));
}

/** Whether the word stands at `start`. A loop, because a native comparison costs more than these few bytes. */
export function isSameBytes(word: Buffer, buffer: Buffer, start: number): boolean {
  for (let at = 0; at < word.length; at += 1) if (word[at] !== buffer[start + at]) return false;
  return true;
}

function isLiteral(buffer: Buffer, start: number, end: number): boolean {
  for (const word of literals) {
    if (word.length === end - start && isSameBytes(word, buffer, start)) return true;
  }
  return false;
}

/** Most numbers are short integers; this spares them the regular expression. */
function isPlainInteger(buffer: Buffer, start: number, end: number): boolean {
  if (buffer[start] === 0x30) return end === start + 1;
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}
