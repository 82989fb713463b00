// Reads the central directory and refuses whatever no exporter writes, before a byte is inflated.
import { fromBufferPromise } from "yauzl";
import type { Entry } from "yauzl";
import { ExportError, quoted } from "../failure.ts";
import { inBytes } from "../limits.ts";
import type { ExportLimits } from "../limits.ts";
import { entryName, foldedName } from "./entry-name.ts";
import { locateDirectory } from "./locate-directory.ts";
import { checkLayout } from "./check-layout.ts";

export interface ZipEntry {
  /** With `/` between folders, whatever the archive used. */
  name: string;
  nameBytes: Buffer;
  isFolder: boolean;
  /** 0 stored, 8 deflated; others are refused when the entry matters. */
  method: number;
  crc32: number;
  /** Bytes in the archive and bytes inflated, as the central directory states them. */
  packedBytes: number;
  bytes: number;
  headerOffset: number;
  /** Offset of the packed data, behind the local header. */
  dataOffset: number;
}

const encryptionFlags = 0x0001 | 0x0040 | 0x2000;
const patchedDataFlag = 0x0020;
const aesMethod = 99;
// APPNOTE.TXT 6.3 knows nothing above version 6.3.
const highestVersion = 63;
const fixedHeaderBytes = 46;

/**
 * All entries of the archive in the order of its directory, each checked against its neighbours and its
 * own local header.
 * @throws ExportError for archives that are damaged, hostile or beyond the limits
 */
export async function listEntries(file: Buffer, limits: ExportLimits): Promise<ZipEntry[]> {
  const directory = locateDirectory(file);
  if (directory.entryCount > limits.entries) {
    throw new ExportError(
      "too_many_entries",
      `The archive holds ${directory.entryCount} entries; at most ${limits.entries} are read.`,
    );
  }
  const entries: ZipEntry[] = [];
  let cursor = directory.offset;
  for (const entry of await readDirectory(file)) {
    entries.push(checkedEntry(entry, limits));
    if (file.readUInt16LE(cursor + 34) !== 0) throw new ExportError("multi_disk", otherDisk);
    cursor += fixedHeaderBytes + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  if (cursor !== directory.end) throw new ExportError("header_mismatch", miscounted);
  if (!entries.some(({ isFolder }) => !isFolder)) {
    throw new ExportError("empty_archive", "The archive holds no files. Export the app again.");
  }
  checkLayout(file, entries, directory.offset);
  checkDuplicates(entries);
  checkSizes(entries, limits);
  return entries;
}

const otherDisk = "An entry stands on another part of a split archive. Upload it as a single zip file.";
const miscounted = "The archive's list of files holds more than its end record counts.";

async function readDirectory(file: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const archive = await fromBufferPromise(file, { decodeStrings: false, validateEntrySizes: false });
    for await (const entry of archive.eachEntry()) entries.push(entry);
  } catch (cause) {
    throw directoryFailure(cause);
  }
  return entries;
}

function directoryFailure(cause: unknown): ExportError {
  const reason = cause instanceof Error ? cause.message : "";
  if (reason.includes("encryption")) return encrypted("An entry");
  return new ExportError("corrupt", "The archive's list of files is damaged. Download or upload it again.", {
    cause,
  });
}

function checkedEntry(entry: Entry, limits: ExportLimits): ZipEntry {
  const name = entryName(entry, limits.nameBytes);
  const flags = entry.generalPurposeBitFlag;
  if ((flags & encryptionFlags) !== 0 || entry.compressionMethod === aesMethod) {
    throw encrypted(`The entry ${quoted(name)}`);
  }
  if ((flags & patchedDataFlag) !== 0 || (entry.versionNeededToExtract & 0xff) > highestVersion) {
    throw new ExportError(
      "unsupported_feature",
      `The entry ${quoted(name)} needs a zip feature that is not read. Zip the files again with another program.`,
    );
  }
  const isFolder = name.endsWith("/");
  checkFileType(entry.externalFileAttributes >>> 28, name);
  if (isFolder && entry.uncompressedSize > 0) {
    throw new ExportError("special_file", `The folder entry ${quoted(name)} holds data.`);
  }
  return {
    name,
    nameBytes: entry.fileNameRaw,
    isFolder,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    headerOffset: entry.relativeOffsetOfLocalHeader,
    dataOffset: 0,
  };
}

/** The Unix file type in the upper four bits of the mode; 0 where the archive's maker knew none. */
function checkFileType(type: number, name: string): void {
  if (type === 0 || type === 0o10 || type === 0o04) return;
  if (type === 0o12) throw new ExportError("symlink", `The entry ${quoted(name)} is a symbolic link.`);
  throw new ExportError("special_file", `The entry ${quoted(name)} is neither a file nor a folder.`);
}

function checkDuplicates(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const folded = foldedName(name);
    if (seen.has(folded)) {
      throw new ExportError("duplicate_name", `The archive holds the entry ${quoted(name)} more than once.`);
    }
    seen.add(folded);
  }
}

function checkSizes(entries: readonly ZipEntry[], limits: ExportLimits): void {
  let total = 0;
  for (const { name, bytes, packedBytes } of entries) {
    if (bytes > limits.entryBytes) {
      throw new ExportError(
        "entry_too_large",
        `The entry ${quoted(name)} inflates to ${inBytes(bytes)}; at most ${inBytes(limits.entryBytes)} are read.`,
      );
    }
    if (bytes > limits.ratioFromBytes && bytes > packedBytes * limits.ratio) {
      throw new ExportError(
        "bomb_ratio",
        `The entry ${quoted(name)} inflates more than ${limits.ratio}-fold, as no template does.`,
      );
    }
    total += bytes;
  }
  if (total > limits.totalBytes) {
    throw new ExportError(
      "bomb_total",
      `The archive inflates to ${inBytes(total)}; at most ${inBytes(limits.totalBytes)} are read.`,
    );
  }
}

const encrypted = (subject: string): ExportError =>
  new ExportError("encrypted", `${subject} is encrypted. Zip the files again without a password.`);
