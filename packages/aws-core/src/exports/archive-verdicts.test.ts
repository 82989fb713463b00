import { randomBytes } from "node:crypto";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { exportFailureKinds } from "./failure.ts";
import type { ExportFailureKind } from "./failure.ts";
import type { ExportLimits } from "./limits.ts";
import { buildZip } from "./testing/build-zip.ts";
import type { ZipFile } from "./testing/build-zip.ts";
import { profileArn, verdictOn } from "./testing/read-bytes.ts";

interface Case {
  kind: ExportFailureKind;
  what: string;
  bytes: Buffer | string;
  name?: string;
  limits?: Partial<ExportLimits>;
}

const template: ZipFile = {
  name: "agent-stack.json",
  content: JSON.stringify({ profile: profileArn("abc123") }),
};
const other: ZipFile = { name: "flow-stack.json", content: JSON.stringify({ flow: "x".repeat(500) }) };
const sound = buildZip([template, other]);
const named = (name: string | Buffer): Buffer => buildZip([{ ...template, name }]);
const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const manyProfiles = JSON.stringify(Array.from({ length: 30 }, (_, index) => profileArn(`p${index}`)));
const zeros = Buffer.alloc(3 * 1024 * 1024);
const noise = randomBytes(8192).toString("hex");

const endsOfFile: Case[] = [
  { kind: "empty_file", what: "no bytes", bytes: "" },
  { kind: "not_zip", what: "text named .zip", bytes: "hello" },
  { kind: "not_zip", what: "JSON named .zip", bytes: '{"a":1}' },
  { kind: "not_zip", what: "a gzip", bytes: gzipSync("hello") },
  { kind: "not_zip", what: "noise without a name", bytes: "\u009FQ".repeat(2000), name: "upload" },
  { kind: "truncated", what: "the second half missing", bytes: sound.subarray(0, sound.length / 2) },
  { kind: "truncated", what: "one byte missing", bytes: sound.subarray(0, -1) },
  { kind: "truncated", what: "the beginning missing", bytes: sound.subarray(40) },
  {
    kind: "truncated",
    what: "a comment cut off",
    bytes: buildZip([template], { comment: "a comment" }).subarray(0, -3),
  },
  { kind: "truncated", what: "an archive in an archive, cut", bytes: truncatedAround() },
  {
    kind: "prepended_data",
    what: "bytes before the archive",
    bytes: Buffer.concat([Buffer.from("MZ"), sound]),
  },
  { kind: "prepended_data", what: "bytes that the offsets allow for", bytes: shiftedZip() },
  {
    kind: "trailing_data",
    what: "a byte behind the archive",
    bytes: buildZip([template], { appended: Buffer.from("!") }),
  },
  {
    kind: "trailing_data",
    what: "100 kB behind it",
    bytes: buildZip([template], { appended: Buffer.alloc(100_000) }),
  },
  { kind: "multi_disk", what: "an end on disk 1", bytes: buildZip([template], { end: { disk: 1 } }) },
  {
    kind: "multi_disk",
    what: "an entry on disk 2",
    bytes: buildZip([{ ...template, central: { disk: 2 } }]),
  },
  {
    kind: "multi_disk",
    what: "a split mark",
    bytes: Buffer.concat([Buffer.from("PK\u0007\u0008", "latin1"), sound]),
  },
  {
    kind: "multi_disk",
    what: "two zip64 disks",
    bytes: buildZip([template], { hasZip64End: true, end: { zip64Disks: 2 } }),
  },
  { kind: "empty_archive", what: "no entries", bytes: buildZip([]) },
  {
    kind: "empty_archive",
    what: "folders alone",
    bytes: buildZip([{ name: "a/", mode: 0o40755, isStored: true }]),
  },
  {
    kind: "corrupt",
    what: "a directory one byte off",
    bytes: buildZip([template], { end: { directoryBytes: 60 } }),
  },
  {
    kind: "header_mismatch",
    what: "more entries than counted",
    bytes: buildZip([template, other], { end: { entries: 1 } }),
  },
  {
    kind: "header_mismatch",
    what: "an entry listed behind the counted ones",
    bytes: buildZip([template, { ...other, sharesDataOf: 0 }], { end: { entries: 1 } }),
  },
  {
    kind: "corrupt",
    what: "fewer entries than counted",
    bytes: buildZip([template, other], { end: { entries: 3 } }),
  },
];

const namesAndTypes: Case[] = [
  ...[
    "../a.json",
    "a/../../b.json",
    "/etc/a.json",
    "C:\\a.json",
    "C:a.json",
    "..\\a.json",
    "\\\\host\\a.json",
    "./a.json",
    "a//b.json",
  ].map((name): Case => ({ kind: "unsafe_path", what: `the name ${name}`, bytes: named(name) })),
  ...[
    "a\u0000.json",
    "a\nb.json",
    "\u202egnp.json",
    "\ufeffa.json",
    "<script>.json",
    "=cmd.json",
    "CON",
    "aux.json",
  ].map((name): Case => ({ kind: "bad_name", what: `the name ${JSON.stringify(name)}`, bytes: named(name) })),
  { kind: "bad_name", what: "a name that is no UTF-8", bytes: named(Buffer.from([0x61, 0xff, 0x2e])) },
  {
    kind: "bad_name",
    what: "control bytes in a name of the old code page",
    bytes: buildZip([{ ...template, name: Buffer.from([0x61, 0x94, 0x01]), both: { flags: 0 } }]),
  },
  { kind: "bad_name", what: "60,000 characters", bytes: named("a".repeat(60_000)) },
  { kind: "bad_name", what: "no name", bytes: named("") },
  { kind: "symlink", what: "a symbolic link", bytes: buildZip([{ ...template, mode: 0o120777 }]) },
  { kind: "special_file", what: "a named pipe", bytes: buildZip([{ ...template, mode: 0o010644 }]) },
  { kind: "special_file", what: "a device", bytes: buildZip([{ ...template, mode: 0o020644 }]) },
  { kind: "special_file", what: "a folder with content", bytes: named("folder/") },
  {
    kind: "duplicate_name",
    what: "one name twice",
    bytes: buildZip([template, { ...other, name: template.name }]),
  },
  {
    kind: "duplicate_name",
    what: "names that differ in case",
    bytes: buildZip([template, { ...other, name: "Agent-Stack.JSON" }]),
  },
  {
    kind: "duplicate_name",
    what: "names that differ in normal form",
    bytes: buildZip([
      { ...template, name: "Köln.json".normalize("NFC") },
      { ...other, name: "Köln.json".normalize("NFD") },
    ]),
  },
  {
    kind: "nested_archive",
    what: "a zip inside",
    bytes: buildZip([template, { name: "inner", content: sound }]),
  },
  {
    kind: "nested_archive",
    what: "a gzip inside",
    bytes: buildZip([template, { name: "inner", content: gzipSync("x") }]),
  },
  {
    kind: "nested_archive",
    what: "something named .jar",
    bytes: buildZip([template, { name: "a.jar", content: "x" }]),
  },
  {
    kind: "nested_archive",
    what: "a tar inside",
    bytes: buildZip([{ name: "inner", content: Buffer.concat([Buffer.alloc(257), Buffer.from("ustar")]) }]),
  },
];

const headers: Case[] = [
  {
    kind: "encrypted",
    what: "the encryption flag",
    bytes: buildZip([{ ...template, both: { flags: 0x801 } }]),
  },
  {
    kind: "encrypted",
    what: "strong encryption",
    bytes: buildZip([{ ...template, both: { flags: 0x841 } }]),
  },
  { kind: "encrypted", what: "masked headers", bytes: buildZip([{ ...template, both: { flags: 0x2800 } }]) },
  { kind: "encrypted", what: "AES", bytes: buildZip([{ ...template, both: { method: 99 } }]) },
  { kind: "unsupported_method", what: "LZMA", bytes: buildZip([{ ...template, both: { method: 14 } }]) },
  {
    kind: "unsupported_feature",
    what: "patched data",
    bytes: buildZip([{ ...template, both: { flags: 0x820 } }]),
  },
  {
    kind: "unsupported_feature",
    what: "version 9.9",
    bytes: buildZip([{ ...template, central: { version: 99 } }]),
  },
  { kind: "crc_mismatch", what: "a wrong checksum", bytes: buildZip([{ ...template, both: { crc32: 1 } }]) },
  {
    kind: "crc_mismatch",
    what: "a flipped byte that breaks the JSON too",
    bytes: buildZip([
      { ...template, isStored: true, packed: Buffer.from(String(template.content).replace("{", "[")) },
    ]),
  },
  {
    kind: "size_mismatch",
    what: "a length too short",
    bytes: buildZip([{ ...template, both: { bytes: 10 } }]),
  },
  {
    kind: "size_mismatch",
    what: "a length too long",
    bytes: buildZip([{ ...template, both: { bytes: 1000 } }]),
  },
  {
    kind: "size_mismatch",
    what: "a stored length too long",
    bytes: buildZip([{ ...template, isStored: true, both: { bytes: 1000 } }]),
  },
  {
    kind: "size_mismatch",
    what: "bytes left over in the packed data",
    bytes: buildZip([
      { ...template, packed: Buffer.concat([deflateRawSync(String(template.content)), Buffer.from("more")]) },
    ]),
  },
  {
    kind: "size_mismatch",
    what: "3 MiB that claim to be 1 kB",
    bytes: buildZip([{ name: "a.json", content: zeros, both: { bytes: 1000 } }]),
  },
  {
    kind: "corrupt",
    what: "damaged packed data",
    bytes: buildZip([{ ...template, packed: Buffer.from("\u0007damaged") }]),
  },
  {
    kind: "corrupt",
    what: "packed data that stops early",
    bytes: buildZip([{ ...template, packed: deflateRawSync(String(template.content)).subarray(0, -5) }]),
  },
  {
    kind: "header_mismatch",
    what: "another name before the data",
    bytes: buildZip([{ ...template, local: { name: Buffer.from("x") } }]),
  },
  {
    kind: "header_mismatch",
    what: "another method",
    bytes: buildZip([{ ...template, local: { method: 0 } }]),
  },
  {
    kind: "header_mismatch",
    what: "another checksum",
    bytes: buildZip([{ ...template, local: { crc32: 7 } }]),
  },
  {
    kind: "header_mismatch",
    what: "another size",
    bytes: buildZip([{ ...template, central: { bytes: 7 } }]),
  },
  {
    kind: "header_mismatch",
    what: "a longer packed size",
    bytes: buildZip([{ ...template, central: { packedBytes: 90 } }, other]),
  },
  {
    kind: "header_mismatch",
    what: "encryption in one place",
    bytes: buildZip([{ ...template, local: { flags: 0x801 } }]),
  },
  {
    kind: "header_mismatch",
    what: "a lying descriptor",
    bytes: buildZip([{ ...template, descriptor: "lying" }, other]),
  },
  {
    kind: "header_mismatch",
    what: "a file that is not listed",
    bytes: buildZip([template, { ...other, isHidden: true }]),
  },
  {
    kind: "corrupt",
    what: "data beyond the list of files",
    bytes: buildZip([{ ...template, both: { packedBytes: 5000 } }]),
  },
];

const bombsAndContent: Case[] = [
  { kind: "too_many_entries", what: "10,001 entries", bytes: buildZip(manyFiles(10_001)) },
  {
    kind: "entry_too_large",
    what: "an entry of 65 MiB",
    bytes: buildZip([{ name: "a.bin", both: { bytes: 65 * 1024 * 1024 } }]),
  },
  { kind: "entry_too_large", what: "a file above the limit", bytes: sound, limits: { fileBytes: 100 } },
  { kind: "entry_too_large", what: "a long YAML file", bytes: "a: b\n".repeat(500_000), name: "a.yaml" },
  { kind: "bomb_ratio", what: "3 MiB of zeros", bytes: buildZip([{ name: "a.json", content: zeros }]) },
  {
    kind: "bomb_total",
    what: "too much in all",
    bytes: buildZip([
      { name: "a", content: noise },
      { name: "b", content: noise },
    ]),
    limits: { totalBytes: 20_000 },
  },
  {
    kind: "bomb_overlap",
    what: "two entries with one content",
    bytes: buildZip([template, { ...other, sharesDataOf: 0 }]),
  },
  {
    kind: "bomb_overlap",
    what: "an entry that reaches into the next",
    bytes: buildZip([{ ...template, both: { packedBytes: 150 } }, other]),
  },
  {
    kind: "malformed_json",
    what: "a template cut short",
    bytes: buildZip([{ name: "a.json", content: '{"a": 1' }]),
  },
  { kind: "malformed_json", what: "an empty template", bytes: buildZip([{ name: "a.json" }]) },
  {
    kind: "malformed_json",
    what: "a loose file that only starts as JSON",
    bytes: "{nonsense}",
    name: "upload.txt",
  },
  { kind: "malformed_json", what: "broken YAML", bytes: "a: [b\nc: }", name: "a.yaml" },
  { kind: "json_too_deep", what: "513 levels", bytes: deep(513), name: "a.json" },
  { kind: "json_too_deep", what: "100,000 levels", bytes: deep(100_000), name: "a.json" },
  { kind: "json_too_deep", what: "513 levels of YAML", bytes: deep(513), name: "a.yaml" },
  { kind: "json_too_deep", what: "100,000 levels of YAML", bytes: deep(100_000), name: "a.yaml" },
  {
    kind: "too_many_profiles",
    what: "30 profiles where 20 are allowed",
    bytes: manyProfiles,
    name: "a.json",
    limits: { profiles: 20 },
  },
  {
    kind: "too_many_profiles",
    what: "30 places where 20 are allowed",
    bytes: manyProfiles,
    name: "a.json",
    limits: { places: 20 },
  },
];

const cases = [...endsOfFile, ...namesAndTypes, ...headers, ...bombsAndContent];

describe("an export that cannot be read", () => {
  test.each(cases)("is refused as $kind: $what", async ({ kind, bytes, name, limits }) => {
    expect(await verdictOn(bytes, { ...(name && { name }), ...(limits && { limits }) })).toBe(kind);
  });

  test("has a case for every kind of failure", () => {
    expect(exportFailureKinds.filter((kind) => !cases.some((one) => one.kind === kind))).toEqual([]);
  });

  test("is told apart from a sound one", async () => {
    expect(await verdictOn(sound)).toBe("read");
    expect(await verdictOn(deep(512), { name: "a.json" })).toBe("read");
    expect(await verdictOn(deep(512), { name: "a.yaml" })).toBe("read");
    expect(await verdictOn(buildZip(manyFiles(10_000)))).toBe("read");
  });
});

function manyFiles(count: number): ZipFile[] {
  return Array.from({ length: count }, (_, index) => ({ name: `f${index}`, content: "x", isStored: true }));
}

/** Offsets count the bytes in front, as in a self-extracting archive. */
function shiftedZip(): Buffer {
  const bytes = Buffer.concat([Buffer.from("#!/bin/sh\n"), buildZip([template])]);
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const directory = bytes.readUInt32LE(end + 16) + 10;
  bytes.writeUInt32LE(directory, end + 16);
  bytes.writeUInt32LE(10, directory + 42);
  return bytes;
}

/** A stored zip inside a cut one leaves an end record in the middle. */
function truncatedAround(): Buffer {
  const outer = buildZip([
    { name: "first", content: noise, isStored: true },
    { name: "inner", content: sound, isStored: true },
    other,
  ]);
  return outer.subarray(0, outer.length - 150);
}
