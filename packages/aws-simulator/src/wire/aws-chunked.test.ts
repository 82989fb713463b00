import { expect, test } from "vitest";
import { decodeAwsChunked } from "./aws-chunked.ts";

async function* endless(): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < 1_000_000; sent += 1) yield Buffer.alloc(1024, "1");
}

async function* wire(): AsyncGenerator<Buffer> {
  for (const text of ["A;sig=1\r", "\nhello", " ", "w", "orl\r\n0\r\nX-Amz-Checksum-Crc32: abc\r\n"])
    yield Buffer.from(text);
}

test("a line that never ends is given up, not held", async () => {
  const chunks = decodeAwsChunked(endless(), () => undefined);
  await expect(chunks.next()).rejects.toMatchObject({ code: "IncompleteBody" });
});

test("a chunk comes in the pieces that the wire brought, and trailers by name", async () => {
  const trailers: string[][] = [];
  const pieces: string[] = [];
  for await (const piece of decodeAwsChunked(wire(), (...trailer) => trailers.push(trailer)))
    pieces.push(Buffer.from(piece).toString());
  expect(pieces).toEqual(["hello", " ", "w", "orl"]);
  expect(trailers).toEqual([["x-amz-checksum-crc32", "abc"]]);
});
