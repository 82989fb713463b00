// The bytes of objects: short ones stand in their row, so that the state file holds them, long ones in files of their own.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";

/** A piece of a body: base64 in the row, a file, or so many zeros, which stand for what nobody reads, such as weights. */
type Piece =
  | { inline: string; size: number }
  | { file: string; size: number }
  | { zeros: true; size: number };

/** A body as a row keeps it. Sizes are bytes. */
export type StoredBody = { size: number; pieces: Piece[] };

/** Bytes from `start` on, `length` of them. */
export type ByteSpan = { start: number; length: number };

export type BodyStore = {
  /** Takes in a stream to its end, of whatever length, with never more than `inlineLimit` bytes in memory. */
  save(source: AsyncIterable<Uint8Array>): Promise<StoredBody>;
  saveBytes(bytes: Uint8Array): StoredBody;
  /** The whole body, or a span of it. */
  read(body: StoredBody, span?: ByteSpan): AsyncIterable<Uint8Array>;
  /** The whole body at once. Throws a RangeError above the limit in bytes. */
  readWhole(body: StoredBody, limit: number): Buffer;
  /** Forgets a body's files, but for those that one of the others still needs. */
  drop(body: StoredBody, others: Iterable<StoredBody>): void;
  /** Removes the files that none of the bodies needs, such as those of an upload that a crash cut off. */
  sweep(needed: Iterable<StoredBody>): void;
  /** Removes all files, unless they belong to a state file. */
  close(): void;
};

/** Bytes that a row holds at most. */
export const inlineLimit = 64 * 1024;

/** Keeps files in a folder, made when the first is needed; in a temporary one, removed at the end, when none is given. */
export function createBodyStore(keptFolder?: string): BodyStore {
  let folder = keptFolder;
  const pathOf = (file: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), "quarry-simulator-objects-"));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, file);
  };
  const toFile = async (
    chunks: readonly Uint8Array[],
    rest: AsyncIterator<Uint8Array>,
  ): Promise<StoredBody> => {
    const file = randomUUID();
    try {
      return stored(file, await writeAll(pathOf(file), chunks, rest));
    } catch (error) {
      rmSync(pathOf(file), { force: true });
      throw error;
    }
  };
  return {
    async save(source) {
      const rest = source[Symbol.asyncIterator]();
      const chunks: Uint8Array[] = [];
      let size = 0;
      for (;;) {
        const { done, value } = await rest.next();
        if (done === true) return inlined(Buffer.concat(chunks));
        chunks.push(value);
        size += value.length;
        if (size > inlineLimit) return toFile(chunks, rest);
      }
    },
    saveBytes(bytes) {
      if (bytes.length <= inlineLimit) return inlined(bytes);
      const file = randomUUID();
      writeFileSync(pathOf(file), bytes, { mode: 0o600 });
      return stored(file, bytes.length);
    },
    read: (body, span = { start: 0, length: body.size }) => readSpan(body, span, pathOf),
    readWhole(body, limit) {
      if (body.size > limit) throw new RangeError(`The body has ${body.size} bytes, more than ${limit}.`);
      return Buffer.concat(body.pieces.map((piece) => wholePiece(piece, pathOf)));
    },
    drop(body, others) {
      for (const file of unneeded(filesOf(body), others)) rmSync(pathOf(file), { force: true });
    },
    sweep(needed) {
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const file of unneeded(readdirSync(folder), needed)) rmSync(join(folder, file), { force: true });
    },
    close() {
      if (folder !== keptFolder && folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Bodies one after the other, as one; nothing is copied. */
export function joinBodies(bodies: readonly StoredBody[]): StoredBody {
  return {
    size: bodies.reduce((sum, { size }) => sum + size, 0),
    pieces: bodies.flatMap(({ pieces }) => pieces),
  };
}

/** A body of so many zeros. */
export const zeros = (size: number): StoredBody => ({ size, pieces: [{ zeros: true, size }] });

export const isStoredBody = (value: unknown): value is StoredBody =>
  typeof value === "object" && value !== null && "size" in value && "pieces" in value;

const inlined = (bytes: Uint8Array): StoredBody => ({
  size: bytes.length,
  pieces: bytes.length === 0 ? [] : [{ inline: Buffer.from(bytes).toString("base64"), size: bytes.length }],
});

const stored = (file: string, size: number): StoredBody => ({ size, pieces: [{ file, size }] });

const filesOf = ({ pieces }: StoredBody): string[] =>
  pieces.flatMap((piece) => ("file" in piece ? [piece.file] : []));

function unneeded(names: readonly string[], bodies: Iterable<StoredBody>): Set<string> {
  const files = new Set(names);
  if (files.size > 0) for (const body of bodies) for (const file of filesOf(body)) files.delete(file);
  return files;
}

async function writeAll(
  path: string,
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 });
  const written = finished(file);
  // Awaited below; until then a full disk must not count as an unhandled rejection.
  written.catch(() => undefined);
  let size = 0;
  const write = async (chunk: Uint8Array): Promise<void> => {
    size += chunk.length;
    if (!file.write(chunk)) await once(file, "drain");
  };
  try {
    for (const chunk of chunks) await write(chunk);
    for (let step = await rest.next(); step.done !== true; step = await rest.next()) await write(step.value);
    file.end();
    await written;
    return size;
  } finally {
    file.destroy();
  }
}

type PathOf = (file: string) => string;

async function* readSpan(
  { pieces }: StoredBody,
  { start, length }: ByteSpan,
  pathOf: PathOf,
): AsyncGenerator<Uint8Array> {
  let position = 0;
  const end = start + length;
  for (const piece of pieces) {
    const from = Math.max(start - position, 0);
    const to = Math.min(end - position, piece.size);
    position += piece.size;
    if (from >= to) continue;
    if ("file" in piece) yield* createReadStream(pathOf(piece.file), { start: from, end: to - 1 });
    else if ("inline" in piece) yield Buffer.from(piece.inline, "base64").subarray(from, to);
    else yield* someZeros(to - from);
  }
}

const zeroBlock = Buffer.alloc(64 * 1024);

function* someZeros(count: number): Generator<Uint8Array> {
  for (let left = count; left > 0; left -= zeroBlock.length) yield zeroBlock.subarray(0, left);
}

function wholePiece(piece: Piece, pathOf: PathOf): Buffer {
  if ("file" in piece) return readFileSync(pathOf(piece.file));
  return "inline" in piece ? Buffer.from(piece.inline, "base64") : Buffer.alloc(piece.size);
}
