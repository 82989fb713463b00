// Builds zip archives byte by byte for tests; every field of every header can be made to lie.
import { crc32, deflateRawSync } from "node:zlib";

/** The figures that local and central header both state. */
export interface HeaderFields {
  name: Buffer;
  flags: number;
  method: number;
  crc32: number;
  packedBytes: number;
  bytes: number;
}

export interface ZipFile {
  name: string | Buffer;
  content?: string | Buffer;
  /** Stored instead of deflated. */
  isStored?: boolean;
  /** Packed bytes that stand instead of the content's. */
  packed?: Buffer;
  /** Fields that both headers state otherwise. */
  both?: Partial<HeaderFields>;
  local?: Partial<HeaderFields>;
  central?: Partial<HeaderFields> & { version?: number; disk?: number };
  /** Unix mode in the central header, file type included. */
  mode?: number;
  extra?: Buffer;
  /** A data descriptor behind the data, and zeros in the local header. */
  descriptor?: "marked" | "plain" | "wide" | "lying";
  /** Sizes in zip64 fields. */
  isZip64?: boolean;
  /** Left out of the list of files. */
  isHidden?: boolean;
  /** No bytes of its own: the central header points at the data of the file with this index. */
  sharesDataOf?: number;
}

export interface ZipShape {
  prepended?: Buffer;
  appended?: Buffer;
  comment?: string;
  hasZip64End?: boolean;
  /** Fields of the end record that lie. */
  end?: {
    disk?: number;
    entries?: number;
    directoryOffset?: number;
    directoryBytes?: number;
    zip64Disks?: number;
  };
}

interface Part {
  bytes: Buffer;
  offset: number;
}

const utf8Flag = 0x0800;
const descriptorFlag = 0x0008;
const wide = 0xffffffff;

/** A zip of the given files; without lies, one that every program reads. */
export function buildZip(files: readonly ZipFile[], shape: ZipShape = {}): Buffer {
  const locals: Part[] = [];
  let offset = 0;
  for (const file of files) {
    const shared = file.sharesDataOf === undefined ? undefined : locals[file.sharesDataOf];
    const bytes = shared ? Buffer.alloc(0) : localPart(file);
    locals.push({ bytes, offset: shared ? shared.offset : offset });
    offset += bytes.length;
  }
  const listed = files.flatMap((file, index) =>
    file.isHidden ? [] : [centralPart(file, locals[index]?.offset ?? 0)],
  );
  const directory = Buffer.concat(listed);
  const end = endParts(
    { entries: listed.length, directoryBytes: directory.length, directoryOffset: offset },
    shape,
  );
  const body = locals.map(({ bytes }) => bytes);
  return Buffer.concat([shape.prepended ?? empty, ...body, directory, ...end, shape.appended ?? empty]);
}

const empty = Buffer.alloc(0);

function trueFields(file: ZipFile): { fields: HeaderFields; packed: Buffer } {
  const content = Buffer.from(file.content ?? "");
  const packed = file.packed ?? (file.isStored ? content : deflateRawSync(content));
  const fields = {
    name: Buffer.from(file.name),
    flags: utf8Flag,
    method: file.isStored ? 0 : 8,
    crc32: crc32(content),
    packedBytes: packed.length,
    bytes: content.length,
    ...file.both,
  };
  return { fields, packed };
}

function localPart(file: ZipFile): Buffer {
  const { fields, packed } = trueFields(file);
  const streamed = file.descriptor
    ? { crc32: 0, packedBytes: 0, bytes: 0, flags: fields.flags | descriptorFlag }
    : {};
  const stated = { ...fields, ...streamed, ...file.local };
  const extra = Buffer.concat([file.isZip64 ? zip64Field(stated) : empty, file.extra ?? empty]);
  const header = Buffer.alloc(30);
  header.write("PK\u0003\u0004", "latin1");
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, file.isZip64 ? { ...stated, packedBytes: wide, bytes: wide } : stated);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, stated.name, extra, packed, descriptorPart(file, fields)]);
}

function centralPart(file: ZipFile, offset: number): Buffer {
  const { fields } = trueFields(file);
  const flags = file.descriptor ? fields.flags | descriptorFlag : fields.flags;
  const stated = { ...fields, flags, ...file.central };
  const extra = Buffer.concat([file.isZip64 ? zip64Field(stated) : empty, file.extra ?? empty]);
  const header = Buffer.alloc(46);
  header.write("PK\u0001\u0002", "latin1");
  header.writeUInt16LE(0x031e, 4);
  header.writeUInt16LE(file.central?.version ?? 20, 6);
  writeCommon(header, 8, file.isZip64 ? { ...stated, packedBytes: wide, bytes: wide } : stated);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(file.central?.disk ?? 0, 34);
  header.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, stated.name, extra]);
}

/** The fields from the flags to the name's length, which stand in the same order in both headers. */
function writeCommon(header: Buffer, at: number, fields: HeaderFields): void {
  header.writeUInt16LE(fields.flags, at);
  header.writeUInt16LE(fields.method, at + 2);
  header.writeUInt32LE(fields.crc32, at + 8);
  header.writeUInt32LE(fields.packedBytes, at + 12);
  header.writeUInt32LE(fields.bytes, at + 16);
  header.writeUInt16LE(fields.name.length, at + 20);
}

function zip64Field(fields: HeaderFields): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(fields.bytes), 4);
  field.writeBigUInt64LE(BigInt(fields.packedBytes), 12);
  return field;
}

function descriptorPart({ descriptor }: ZipFile, { crc32: sum, packedBytes, bytes }: HeaderFields): Buffer {
  if (!descriptor) return empty;
  const sizes = Buffer.alloc(descriptor === "wide" ? 16 : 8);
  if (descriptor === "wide") {
    sizes.writeBigUInt64LE(BigInt(packedBytes), 0);
    sizes.writeBigUInt64LE(BigInt(bytes), 8);
  } else {
    sizes.writeUInt32LE(packedBytes, 0);
    sizes.writeUInt32LE(bytes + (descriptor === "lying" ? 1 : 0), 4);
  }
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(sum);
  const mark = descriptor === "plain" ? empty : Buffer.from("PK\u0007\u0008", "latin1");
  return Buffer.concat([mark, checksum, sizes]);
}

interface Directory {
  entries: number;
  directoryBytes: number;
  directoryOffset: number;
}

function endParts(directory: Directory, shape: ZipShape): Buffer[] {
  const stated = { disk: 0, ...directory, ...shape.end };
  const record = Buffer.alloc(22);
  record.write("PK\u0005\u0006", "latin1");
  record.writeUInt16LE(stated.disk, 4);
  record.writeUInt16LE(stated.disk, 6);
  record.writeUInt16LE(shape.hasZip64End ? 0xffff : stated.entries, 8);
  record.writeUInt16LE(shape.hasZip64End ? 0xffff : stated.entries, 10);
  record.writeUInt32LE(shape.hasZip64End ? wide : stated.directoryBytes, 12);
  record.writeUInt32LE(shape.hasZip64End ? wide : stated.directoryOffset, 16);
  const comment = Buffer.from(shape.comment ?? "");
  record.writeUInt16LE(comment.length, 20);
  return [shape.hasZip64End ? zip64End(stated, shape.end?.zip64Disks ?? 1) : empty, record, comment];
}

function zip64End(directory: Directory, disks: number): Buffer {
  const record = Buffer.alloc(56);
  record.write("PK\u0006\u0006", "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(directory.entries), 24);
  record.writeBigUInt64LE(BigInt(directory.entries), 32);
  record.writeBigUInt64LE(BigInt(directory.directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(directory.directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\u0006\u0007", "latin1");
  locator.writeBigUInt64LE(BigInt(directory.directoryOffset + directory.directoryBytes), 8);
  locator.writeUInt32LE(disks, 16);
  return Buffer.concat([record, locator]);
}
