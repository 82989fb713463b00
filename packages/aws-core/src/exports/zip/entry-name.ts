import { crc32 } from "node:zlib";
import { getFileNameLowLevel } from "yauzl";
import type { Entry } from "yauzl";
import { ExportError, quoted } from "../failure.ts";

const utf8Flag = 0x0800;
const unicodePathField = 0x7075;
const windowsReserved = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
// Windows refuses the first seven in a name; the others are invisible or turn the text around.
// The two joiners stay: emoji and Persian names need them.
const forbiddenCharacters = /[<>:"|?*\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u{fffd}]|(?![\u{200c}\u{200d}])\p{Cf}/u;

/**
 * The entry's name with `/` as separator, checked.
 * @throws ExportError `bad_name` or `unsafe_path`
 */
export function entryName(entry: Entry, maxBytes: number): string {
  const raw = unicodePath(entry) ?? entry.fileNameRaw;
  if (raw.length > maxBytes || entry.fileNameRaw.length > maxBytes) {
    throw new ExportError("bad_name", `An entry's name is longer than ${maxBytes} bytes.`);
  }
  const name = decodeName(raw, (entry.generalPurposeBitFlag & utf8Flag) !== 0 || raw !== entry.fileNameRaw);
  if (/^[a-z]:|^[\\/]/i.test(name)) throw unsafe(name, "names an absolute path");
  const path = name.replaceAll("\\", "/");
  const segments = (path.endsWith("/") ? path.slice(0, -1) : path).split("/");
  for (const segment of segments) checkSegment(segment, name);
  return path;
}

/** What two names have in common when a file system without case or accents-as-typed would mix them up. */
export function foldedName(name: string): string {
  return name.replace(/\/$/, "").normalize("NFC").toLowerCase().normalize("NFC");
}

function checkSegment(segment: string, name: string): void {
  if (segment === "..") throw unsafe(name, "leads out of the archive");
  if (segment === "." || (segment === "" && name !== "")) throw unsafe(name, "holds an empty path segment");
  if (segment === "") throw new ExportError("bad_name", "An entry has no name.");
  if (forbiddenCharacters.test(segment) || segment.startsWith("=") || windowsReserved.test(segment)) {
    throw new ExportError(
      "bad_name",
      `The entry name ${quoted(name)} holds characters that a file name must not have. Rename it and zip again.`,
    );
  }
}

function decodeName(raw: Buffer, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch (cause) {
    if (isUtf8) throw new ExportError("bad_name", "An entry's name is not valid UTF-8.", { cause });
    // The code page of old Windows zips shows control bytes as pictures, so they are refused before decoding.
    if (raw.some((byte) => byte < 0x20))
      throw new ExportError("bad_name", "An entry's name holds control bytes.");
    return getFileNameLowLevel(0, raw, [], true);
  }
}

/** Info-ZIP's Unicode path extra field, if its checksum says that it belongs to this name. */
function unicodePath(entry: Entry): Buffer | undefined {
  const field = entry.extraFields.find(({ id }) => id === unicodePathField)?.data;
  if (!field || field.length < 6 || field[0] !== 1) return undefined;
  return field.readUInt32LE(1) === crc32(entry.fileNameRaw) ? field.subarray(5) : undefined;
}

const unsafe = (name: string, why: string): ExportError =>
  new ExportError("unsafe_path", `The entry ${quoted(name)} ${why}. Rename it and zip again.`);
