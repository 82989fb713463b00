// Compares each entry with its local header and with its neighbours, so that no byte is read twice or unseen.
import { ExportError, quoted } from "../failure.ts";
import { localHeaderSignature, prependedData } from "./locate-directory.ts";
import type { ZipEntry } from "./list-entries.ts";

interface LocalHeader {
  flags: number;
  method: number;
  crc32: number;
  packedBytes: number;
  bytes: number;
  nameBytes: Buffer;
  /** Offset of the packed data. */
  dataOffset: number;
}

const localHeaderBytes = 30;
const zip64Field = 0x0001;
const inZip64 = 0xffffffff;
const encryptedFlag = 0x0001;
const descriptorFlag = 0x0008;

/**
 * Sets each entry's `dataOffset`, or says what is wrong with the archive's layout.
 * @throws ExportError `bomb_overlap`, `prepended_data`, `header_mismatch`, `corrupt`
 */
export function checkLayout(file: Buffer, entries: readonly ZipEntry[], directoryOffset: number): void {
  const sorted = entries.map((entry) => ({ entry, local: readLocalHeader(file, entry, directoryOffset) }));
  sorted.sort((left, right) => left.entry.headerOffset - right.entry.headerOffset);
  const first = sorted[0];
  if (first && first.entry.headerOffset > 0) throw prependedData(first.entry.headerOffset);
  for (const [index, { entry, local }] of sorted.entries()) {
    const next = sorted[index + 1]?.entry.headerOffset ?? directoryOffset;
    // One header may lie about the length; then the two differ, which is said below.
    const packedBytes = Math.min(entry.packedBytes, local.packedBytes || entry.packedBytes);
    if (local.dataOffset + packedBytes > next) throw overlap(entry, next === directoryOffset);
  }
  for (const [index, { entry, local }] of sorted.entries()) {
    const next = sorted[index + 1]?.entry.headerOffset ?? directoryOffset;
    compareHeaders(entry, local);
    entry.dataOffset = local.dataOffset;
    checkBehind(file, { entry, local, next });
  }
}

function readLocalHeader(file: Buffer, entry: ZipEntry, directoryOffset: number): LocalHeader {
  const at = entry.headerOffset;
  if (at + localHeaderBytes > directoryOffset || file.readUInt32LE(at) !== localHeaderSignature) {
    throw new ExportError(
      "corrupt",
      `The entry ${quoted(entry.name)} does not stand where the archive says.`,
    );
  }
  const nameEnd = at + localHeaderBytes + file.readUInt16LE(at + 26);
  const dataOffset = nameEnd + file.readUInt16LE(at + 28);
  const zip64 = zip64Sizes(file.subarray(nameEnd, dataOffset));
  const packed = file.readUInt32LE(at + 18);
  const bytes = file.readUInt32LE(at + 22);
  return {
    flags: file.readUInt16LE(at + 6),
    method: file.readUInt16LE(at + 8),
    crc32: file.readUInt32LE(at + 14),
    packedBytes: packed === inZip64 ? (zip64?.packedBytes ?? packed) : packed,
    bytes: bytes === inZip64 ? (zip64?.bytes ?? bytes) : bytes,
    nameBytes: file.subarray(at + localHeaderBytes, nameEnd),
    dataOffset,
  };
}

/** In a local header the zip64 field always holds both sizes (APPNOTE.TXT 4.5.3). */
function zip64Sizes(extra: Buffer): { bytes: number; packedBytes: number } | undefined {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === zip64Field && length >= 16 && at + 20 <= extra.length) {
      return {
        bytes: Number(extra.readBigUInt64LE(at + 4)),
        packedBytes: Number(extra.readBigUInt64LE(at + 12)),
      };
    }
    at += 4 + length;
  }
  return undefined;
}

function compareHeaders(entry: ZipEntry, local: LocalHeader): void {
  const isStreamed = (local.flags & descriptorFlag) !== 0;
  const agrees = (stated: number, listed: number): boolean =>
    stated === listed || (isStreamed && stated === 0);
  if (!local.nameBytes.equals(entry.nameBytes)) throw mismatch(entry, "another name");
  if (local.method !== entry.method) throw mismatch(entry, "another compression method");
  if ((local.flags & encryptedFlag) !== 0) throw mismatch(entry, "another encryption flag");
  if (!agrees(local.crc32, entry.crc32)) throw mismatch(entry, "another checksum");
  if (!agrees(local.packedBytes, entry.packedBytes) || !agrees(local.bytes, entry.bytes)) {
    throw mismatch(entry, "another size");
  }
}

/** Between two entries there may be a data descriptor and nothing else that a reader could take for a file. */
function checkBehind(file: Buffer, place: { entry: ZipEntry; local: LocalHeader; next: number }): void {
  const { entry, local, next } = place;
  const end = entry.dataOffset + entry.packedBytes;
  const isStreamed = (local.flags & descriptorFlag) !== 0;
  const behind = end + (isStreamed ? descriptorBytes(file.subarray(end, next), entry) : 0);
  if (next - behind >= 4 && file.readUInt32LE(behind) === localHeaderSignature) {
    throw new ExportError(
      "header_mismatch",
      "The archive holds a file that its list of files does not name.",
    );
  }
}

/** Length of the data descriptor that repeats the entry's figures: with or without mark, 32 or 64 bits wide. */
function descriptorBytes(behind: Buffer, entry: ZipEntry): number {
  const short = Buffer.alloc(16);
  const long = Buffer.alloc(24);
  short.write("PK\u0007\u0008", "latin1");
  long.write("PK\u0007\u0008", "latin1");
  short.writeUInt32LE(entry.crc32, 4);
  long.writeUInt32LE(entry.crc32, 4);
  short.writeUInt32LE(entry.packedBytes, 8);
  short.writeUInt32LE(entry.bytes, 12);
  long.writeBigUInt64LE(BigInt(entry.packedBytes), 8);
  long.writeBigUInt64LE(BigInt(entry.bytes), 16);
  for (const form of [long, short, long.subarray(4), short.subarray(4)]) {
    if (behind.subarray(0, form.length).equals(form)) return form.length;
  }
  throw mismatch(entry, "other figures in its data descriptor");
}

const mismatch = (entry: ZipEntry, what: string): ExportError =>
  new ExportError(
    "header_mismatch",
    `The entry ${quoted(entry.name)} has ${what} in the archive's list of files than before its data.`,
  );

function overlap(entry: ZipEntry, isLast: boolean): ExportError {
  if (isLast)
    return new ExportError("corrupt", `The data of ${quoted(entry.name)} runs into the list of files.`);
  return new ExportError("bomb_overlap", `The data of ${quoted(entry.name)} overlaps another entry.`);
}
