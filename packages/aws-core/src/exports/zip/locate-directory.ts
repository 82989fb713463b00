// Finds a zip's central directory and refuses archives whose ends do not fit the file exactly.
import { ExportError } from "../failure.ts";

export interface DirectoryLocation {
  /** Offset of the first central header. */
  offset: number;
  /** Offset just behind the last one. */
  end: number;
  entryCount: number;
}

export const localHeaderSignature = 0x04034b50;
const centralHeaderSignature = 0x02014b50;
const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const splitSignatures = [0x08074b50, 0x30304b50];
const endRecordBytes = 22;
const zip64LocatorBytes = 20;
const zip64EndBytes = 56;

/** Whether the first bytes are those of a zip, of whatever state. */
export function startsLikeZip(file: Buffer): boolean {
  const signature = signatureAt(file, 0);
  return signature === localHeaderSignature || signature === endSignature || isSplit(signature);
}

/**
 * The place of the central directory (APPNOTE.TXT 4.3.16, 4.3.14, 4.3.15).
 * @throws ExportError `not_zip`, `truncated`, `trailing_data`, `prepended_data`, `multi_disk`, `corrupt`
 */
export function locateDirectory(file: Buffer): DirectoryLocation {
  if (isSplit(signatureAt(file, 0))) throw multiDisk();
  const end = findEndRecord(file);
  const location = readZip64End(file, end) ?? readEndRecord(file, end);
  const size = location.size;
  if (location.offset + size === location.end) {
    if (size > 0 && signatureAt(file, location.offset) !== centralHeaderSignature) {
      throw new ExportError(
        "corrupt",
        "The archive's list of files does not stand where its end record says.",
      );
    }
    return { offset: location.offset, end: location.end, entryCount: location.entryCount };
  }
  throw misplaced(file, location);
}

interface EndRecord {
  offset: number;
  size: number;
  end: number;
  entryCount: number;
}

function findEndRecord(file: Buffer): number {
  const at = file.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (at < 0) {
    if (startsLikeZip(file)) throw truncated();
    throw new ExportError("not_zip", "The file is not a zip archive. Upload the export as Studio saved it.");
  }
  const behind = file.length - at - endRecordBytes;
  if (behind < 0) throw truncated();
  const commentBytes = file.readUInt16LE(at + 20);
  if (commentBytes > behind) throw truncated();
  if (commentBytes < behind) {
    // An end record in the middle of a cut file belongs to an archive inside it: its directory is elsewhere.
    if (!pointsAtDirectory(file, at)) throw truncated();
    throw new ExportError(
      "trailing_data",
      `${behind - commentBytes} bytes follow the end of the archive. Export the app again.`,
    );
  }
  return at;
}

function pointsAtDirectory(file: Buffer, at: number): boolean {
  const offset = file.readUInt32LE(at + 16);
  return offset === at || offset === 0xffffffff || signatureAt(file, offset) === centralHeaderSignature;
}

function readEndRecord(file: Buffer, at: number): EndRecord {
  const entryCount = file.readUInt16LE(at + 10);
  const disks = [file.readUInt16LE(at + 4), file.readUInt16LE(at + 6)];
  if (disks.some((disk) => disk !== 0) || file.readUInt16LE(at + 8) !== entryCount) throw multiDisk();
  return { offset: file.readUInt32LE(at + 16), size: file.readUInt32LE(at + 12), end: at, entryCount };
}

function readZip64End(file: Buffer, at: number): EndRecord | undefined {
  const locator = at - zip64LocatorBytes;
  if (signatureAt(file, locator) !== zip64LocatorSignature) return undefined;
  const record = Number(file.readBigUInt64LE(locator + 8));
  if (file.readUInt32LE(locator + 4) !== 0 || file.readUInt32LE(locator + 16) > 1) throw multiDisk();
  if (record + zip64EndBytes > locator || signatureAt(file, record) !== zip64EndSignature) {
    throw new ExportError("corrupt", "The archive's zip64 end record does not stand where its locator says.");
  }
  const entryCount = Number(file.readBigUInt64LE(record + 32));
  const disks = [file.readUInt32LE(record + 16), file.readUInt32LE(record + 20)];
  if (disks.some((disk) => disk !== 0) || Number(file.readBigUInt64LE(record + 24)) !== entryCount) {
    throw multiDisk();
  }
  const size = Number(file.readBigUInt64LE(record + 40));
  return { offset: Number(file.readBigUInt64LE(record + 48)), size, end: record, entryCount };
}

function misplaced(file: Buffer, { offset, size, end }: EndRecord): ExportError {
  const shift = end - size - offset;
  if (shift < 0) return truncated();
  const standsShifted = signatureAt(file, end - size) === centralHeaderSignature;
  if (standsShifted && signatureAt(file, offset) !== centralHeaderSignature) return prependedData(shift);
  return new ExportError(
    "corrupt",
    "The archive's list of files has another length than its end record says.",
  );
}

/** The failure for bytes in front of the first entry: a file glued together, or one with a second face. */
export function prependedData(byteCount: number): ExportError {
  return new ExportError(
    "prepended_data",
    `${byteCount} bytes stand before the start of the archive. Export the app again.`,
  );
}

const signatureAt = (file: Buffer, offset: number): number =>
  offset >= 0 && offset + 4 <= file.length ? file.readUInt32LE(offset) : 0;

const isSplit = (signature: number): boolean => splitSignatures.includes(signature);

const truncated = (): ExportError =>
  new ExportError("truncated", "The archive ends too early. Download or upload it again.");

const multiDisk = (): ExportError =>
  new ExportError("multi_disk", "The archive is one part of several. Upload it as a single zip file.");
