import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJsonPosition, jsonPointer } from "./json-position.ts";
import type { JsonToken } from "./json-position.ts";
import { createJsonScanner, JsonSyntaxError } from "./json-scanner.ts";
import type { JsonEvents } from "./json-scanner.ts";
import { decodeJsonString } from "./json-string.ts";

const ignore = (): void => undefined;

/** All strings of a document with their pointers, read in chunks of the given sizes, in turn. */
function scan(text: string | Buffer, chunkSizes: readonly number[] = [1 << 20]): Map<string, string> {
  const bytes = Buffer.from(text);
  const strings = new Map<string, string>();
  const position = createJsonPosition(100);
  let pieces: string[] = [];
  const textOf = ({ start, end }: JsonToken): string => decodeJsonString(position.buffer, start, end);
  const events: JsonEvents = {
    buffer: ignore,
    key: ignore,
    string: (token) => void strings.set(jsonPointer(position), textOf(token)),
    scalar: ignore,
    open: ignore,
    close: ignore,
    longStart: () => {
      pieces = [];
    },
    longPiece: (token) => void pieces.push(textOf(token)),
    longEnd: () => void strings.set(jsonPointer(position), pieces.join("")),
  };
  const scanner = createJsonScanner(position, events);
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = chunkSizes[turn % chunkSizes.length] ?? 1;
    scanner.push(bytes.subarray(at, at + size));
    at += size;
  }
  scanner.finish();
  return strings;
}

function stringsOf(value: unknown, pointer = "", strings = new Map<string, string>()): Map<string, string> {
  if (typeof value === "string") strings.set(pointer, value);
  if (typeof value !== "object" || value === null) return strings;
  for (const [key, member] of Object.entries(value)) {
    stringsOf(member, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, strings);
  }
  return strings;
}

function isAccepted(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonSyntaxError) return false;
    throw error;
  }
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 5 });

/** A document with one of its bytes changed, left out or doubled: nearly JSON, often not. */
const nearlyJson = fc
  .tuple(
    fc.json({ stringUnit: "binary" }),
    fc.nat(),
    fc.constantFrom(...'{}[]",:\\0123456789-+.eEtrufalsn \n\u0001u'.split("")),
    fc.nat(2),
  )
  .map(([text, at, character, how]) => {
    const cut = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, cut) + (how === 0 ? "" : character) + text.slice(how === 2 ? cut : cut + 1);
  });

const numbers = "0 -0 00 - 1. .1 1e 1e5 1E+5 -1.5e-7 01 +1 0x1 NaN Infinity 1,".split(" ");
const literals = "true tru truee null nul false nil undefined 'a' a".split(" ");
const strings = '" "a "\\ "\\u12 "\\u12g4" "\\x" "\\/\\b\\u00AF" "\t" "\u007f" "\u2028"'.split(" ");
const containers =
  '[1,] [,1] [ ] [] { } {} {"a"} {"a":} {"a":1,} {,} {a:1} {"a":1}} [1]] [} {] {"a":1,"a":2}'.split(" ");
const spaced = ["", " ", "1 2", "[1 2]", '{"a":1 "b":2}', " \t\r\n1\n", "\u00a01", "\ufeff1", "//\n1", "\v1"];
const samples = [...numbers, ...literals, ...strings, ...containers, ...spaced];

describe("the JSON scanner", () => {
  test.each(samples)("accepts %j exactly if JSON.parse does, byte by byte too", (text) => {
    const expected = isAccepted(() => JSON.parse(text));
    expect(isAccepted(() => scan(text))).toBe(expected);
    expect(isAccepted(() => scan(text, [1]))).toBe(expected);
  });

  test("accepts what JSON.parse accepts and nothing else", () => {
    fc.assert(
      fc.property(nearlyJson, chunkSizes, (text, sizes) => {
        expect(isAccepted(() => scan(text, sizes))).toBe(isAccepted(() => JSON.parse(text)));
      }),
      { numRuns: 3000 },
    );
  });

  test("sees the strings and pointers that JSON.parse sees, however the bytes are cut", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: "binary" }),
        fc.constantFrom(0, 1, 2),
        chunkSizes,
        (value, indent, sizes) => {
          const text = JSON.stringify(value, null, indent);
          expect(scan(text, sizes)).toEqual(stringsOf(JSON.parse(Buffer.from(text).toString())));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("hands a long string on in pieces that cut no escape, pair or character in two", () => {
    const units = [
      "a",
      "ä",
      "€",
      "😀",
      "\\n",
      "\\\\",
      "\\u00e9",
      "\\ud83d\\ude00",
      '\\"',
      "\\\\u0041",
      "\\\\\\ud83d\\ude00",
    ];
    const longText = fc.array(fc.constantFrom(...units), { minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(
        longText,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 9 }),
        (parts, sizes) => {
          const text = `{"long":"${"x".repeat(70_000)}${parts.join("")}"}`;
          expect(scan(text, [70_000, ...sizes.flatMap((size) => Array<number>(40).fill(size))])).toEqual(
            stringsOf(JSON.parse(text)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("refuses a long string that never ends or holds a control character", () => {
    expect(() => scan(`["${"x".repeat(200_000)}`, [50_000])).toThrow("ends inside a string");
    expect(() => scan(`["${"x".repeat(200_000)}\n"]`, [50_000])).toThrow("control character in a string");
  });

  test("refuses names and numbers that never end before they fill the memory", () => {
    expect(() => scan(`{"${"x".repeat(200_000)}`, [50_000])).toThrow("endless property name");
    expect(() => scan("1".repeat(200_000), [50_000])).toThrow("endless number");
  });

  test("says where the mistake is, over chunk borders", () => {
    expect(() => scan('{\n  "ä": 1,\n  "b" 2\n}', [3])).toThrow("lacks a colon (line 3, column 7, byte 19)");
  });
});
