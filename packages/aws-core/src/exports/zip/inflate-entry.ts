import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { InflateRaw, ZlibOptions } from "node:zlib";
import type { TransformOptions } from "node:stream";
import { ExportError, quoted } from "../failure.ts";
import type { ZipEntry } from "./list-entries.ts";

const stored = 0;
const deflated = 8;
// Below this, one call costs less than a stream; above it, inflating and scanning overlap.
const atOnceBytes = 256 * 1024;
const chunkBytes = 128 * 1024;

/**
 * The inflated bytes of an entry, in chunks, never more than the entry states. The checks on length and
 * checksum fail only at the end, so a consumer must not act on what it saw before the iteration is over.
 * @throws ExportError `unsupported_method`, `corrupt`, `size_mismatch`, `crc_mismatch`
 */
export async function* inflateEntry(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer, void, void> {
  const packed = file.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes);
  let checksum = 0;
  let length = 0;
  for await (const chunk of unpack(packed, entry)) {
    length += chunk.length;
    if (length > entry.bytes) throw wrongSize(entry);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (length !== entry.bytes) throw wrongSize(entry);
  if (checksum !== entry.crc32) {
    throw new ExportError(
      "crc_mismatch",
      `The content of ${quoted(entry.name)} does not match its checksum. Export the app again.`,
    );
  }
}

function unpack(packed: Buffer, entry: ZipEntry): Iterable<Buffer> | AsyncIterable<Buffer> {
  if (entry.method === stored) return slices(packed);
  if (entry.method !== deflated) {
    throw new ExportError(
      "unsupported_method",
      `The entry ${quoted(entry.name)} is packed by method ${entry.method}. Zip the files again with the usual one.`,
    );
  }
  return entry.bytes <= atOnceBytes ? [inflateAtOnce(packed, entry)] : inflateStream(packed, entry);
}

/** The buffer in pieces that keep a scanner's working set small. */
export function* slices(buffer: Buffer): Generator<Buffer, void, void> {
  for (let at = 0; at < buffer.length; at += chunkBytes) yield buffer.subarray(at, at + chunkBytes);
}

function inflateAtOnce(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    // One byte more than stated shows a lie; zlib takes no chunk below 64 bytes.
    const room = entry.bytes + 1;
    const result: unknown = inflateRawSync(packed, {
      chunkSize: Math.max(64, room),
      maxOutputLength: room,
      info: true,
    });
    if (!isInflated(result)) throw new TypeError("zlib does not tell how much it has read.");
    checkConsumed(result.engine.bytesWritten, entry);
    return result.buffer;
  } catch (cause) {
    throw inflateFailure(cause, entry);
  }
}

/** With `info` Node answers with the engine beside the buffer, which @types/node does not declare. */
const isInflated = (result: unknown): result is { buffer: Buffer; engine: InflateRaw } =>
  typeof result === "object" && result !== null && "buffer" in result && "engine" in result;

async function* inflateStream(packed: Buffer, entry: ZipEntry): AsyncGenerator<Buffer, void, void> {
  // A few chunks ahead: zlib inflates in its own thread while this one scans. @types/node lacks the option.
  const options: ZlibOptions & TransformOptions = {
    chunkSize: chunkBytes,
    readableHighWaterMark: 4 * chunkBytes,
  };
  const inflate = createInflateRaw(options);
  const chunks: AsyncIterable<Buffer> = inflate;
  inflate.end(packed);
  try {
    for await (const chunk of chunks) yield chunk;
    checkConsumed(inflate.bytesWritten, entry);
  } catch (cause) {
    throw inflateFailure(cause, entry);
  } finally {
    inflate.destroy();
  }
}

/** Bytes left over behind the end of the packed data could be a second file for another reader. */
function checkConsumed(byteCount: number, entry: ZipEntry): void {
  if (byteCount !== entry.packedBytes) throw wrongSize(entry);
}

function inflateFailure(cause: unknown, entry: ZipEntry): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ERR_BUFFER_TOO_LARGE") return wrongSize(entry);
  if (typeof code !== "string" || !code.startsWith("Z_")) return cause;
  return new ExportError(
    "corrupt",
    `The packed data of ${quoted(entry.name)} is damaged. Export the app again.`,
    {
      cause,
    },
  );
}

const wrongSize = (entry: ZipEntry): ExportError =>
  new ExportError(
    "size_mismatch",
    `The entry ${quoted(entry.name)} has another length than the archive states.`,
  );
