// Judges by name and first bytes what an entry is and how it is encoded.

/** `maybe-json` is read as JSON if it is whole JSON, whatever its name; else it is none of our business. */
export type TextFormat = "json" | "maybe-json" | "yaml" | "none";

const archiveName = /\.(?:zip|jar|war|7z|rar|tar|tgz|gz|bz2|xz|zst|whl)$/i;
const archiveMarks = [
  "504b0304",
  "504b0506",
  "1f8b08",
  "377abcaf271c",
  "526172211a07",
  "fd377a585a00",
  "28b52ffd",
];
const tarMark = { offset: 257, bytes: Buffer.from("ustar", "latin1") };
const prose = /(?:^|\/)readme[^/]*$|\.(?:md|markdown|rst|adoc|html?)$/i;
const yamlTemplate = /^(?:AWSTemplateFormatVersion|Resources|Transform)\s*:/m;
const codeName =
  /\.(?:sh|bash|ps1|bat|cmd|[cm]?[jt]sx?|py|rb|go|java|css|svg|txt|log|csv|xml|toml|ini|env)$/i;

/** Whether an entry is an archive of its own, by its first bytes or its name. */
export function isArchive(name: string, head: Buffer): boolean {
  const mark = head.toString("hex", 0, 8);
  if (archiveMarks.some((known) => mark.startsWith(known))) return true;
  const tar = head.subarray(tarMark.offset, tarMark.offset + tarMark.bytes.length);
  return tar.equals(tarMark.bytes) || archiveName.test(name);
}

/** Whether an entry is an operating system's note about a file: AppleDouble, Finder and Explorer leftovers. */
export function isSystemLitter(name: string): boolean {
  const file = name.slice(name.lastIndexOf("/") + 1);
  return (
    /^__MACOSX(?:\/|$)/.test(name) ||
    file.startsWith("._") ||
    /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(file)
  );
}

/** What kind of template an entry is, if any. `head` is its beginning, at least 4 KiB if there is as much. */
export function formatOf(name: string, head: Buffer): TextFormat {
  if (/\.json$/i.test(name)) return "json";
  const text = headText(head);
  const startsLikeJson = /^\s*[{[]/.test(text);
  if (/\.(?:template|cfn|cft)$/i.test(name)) return startsLikeJson ? "json" : "yaml";
  if (/\.ya?ml$/i.test(name)) return "yaml";
  if (prose.test(name)) return "none";
  if (startsLikeJson) return "maybe-json";
  return !codeName.test(name) && yamlTemplate.test(text) ? "yaml" : "none";
}

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** By byte order mark, or by the zero byte beside the first character, which JSON and YAML start with in ASCII. */
export function encodingOf(head: Buffer): TextEncoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first !== 0 && second === 0) return "utf-16le";
  return first === 0 && second !== 0 ? "utf-16be" : "utf-8";
}

/** Turns chunks of any of the encodings into UTF-8 without byte order mark. */
export function createRecoder(head: Buffer): (chunk: Buffer) => Buffer {
  const encoding = encodingOf(head);
  let isFirst = true;
  if (encoding === "utf-8") {
    return (chunk) => {
      const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      isFirst = false;
      return hasMark ? chunk.subarray(3) : chunk;
    };
  }
  const decoder = new TextDecoder(encoding);
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
}

function headText(head: Buffer): string {
  return createRecoder(head)(head.subarray(0, 4096)).toString("utf8");
}
