// Reads one file of an export, chunk by chunk: judges what it is, scans it, and vouches for it only at its end.
import { ExportError, quoted } from "./failure.ts";
import { inBytes } from "./limits.ts";
import { createFindings } from "./scan/findings.ts";
import type { Findings, ProfileRegistry } from "./scan/findings.ts";
import { JsonSyntaxError } from "./scan/json-scanner.ts";
import { createTemplateScanner, readNested } from "./scan/template-scanner.ts";
import { createRecoder, formatOf, isArchive } from "./text-format.ts";
import type { TextFormat } from "./text-format.ts";

export interface EntryReading {
  format: TextFormat;
  findings: Findings;
  /** Why nothing of the file counts; only for files that are no templates. */
  unreadable?: string;
}

/** Takes a template's bytes and, at the end, says what they hold. */
interface TemplateReader {
  push(chunk: Buffer): void;
  finish(): Promise<EntryReading>;
}

interface EntryPlace {
  entry: string;
  /** True for a file uploaded by itself: what looks like a template then has to be one. */
  isLoose: boolean;
  registry: ProfileRegistry;
}

// Damage of a single file: whether it matters depends on the file.
const damages = new Set(["crc_mismatch", "size_mismatch", "corrupt", "unsupported_method"]);

/**
 * Reads a file to its end. A damaged template fails; any other damaged file is answered as unreadable.
 * @throws ExportError
 */
export async function readEntry(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  place: EntryPlace,
): Promise<EntryReading> {
  let format: TextFormat = formatOf(place.entry, Buffer.alloc(0));
  let reader: TemplateReader | undefined;
  try {
    for await (const chunk of chunks) {
      if (!reader) {
        if (isArchive(place.entry, chunk)) throw nestedArchive(place.entry);
        format = place.isLoose ? looseFormat(place.entry, chunk) : formatOf(place.entry, chunk);
        reader = readerFor(format, chunk, place);
      }
      reader.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof ExportError && damages.has(cause.kind) && format === "none") {
      return { format, findings: createFindings(), unreadable: cause.message };
    }
    throw cause;
  }
  reader ??= readerFor(format, Buffer.alloc(0), place);
  return reader.finish();
}

function looseFormat(name: string, head: Buffer): TextFormat {
  const format = formatOf(name, head);
  return format === "maybe-json" ? "json" : format;
}

function readerFor(format: TextFormat, head: Buffer, place: EntryPlace): TemplateReader {
  if (format === "none")
    return { push: () => undefined, finish: async () => ({ format, findings: createFindings() }) };
  const recode = createRecoder(head);
  return format === "yaml" ? yamlReader(recode, place) : jsonReader(format, recode, place);
}

function jsonReader(
  format: TextFormat,
  recode: (chunk: Buffer) => Buffer,
  place: EntryPlace,
): TemplateReader {
  const findings = createFindings();
  const scanner = createTemplateScanner({ entry: place.entry, findings, registry: place.registry });
  let failure: JsonSyntaxError | undefined;
  const attempt = (step: () => void): void => {
    if (failure) return;
    try {
      step();
    } catch (cause) {
      if (!(cause instanceof JsonSyntaxError)) throw cause;
      // Kept until the end of the file: a wrong checksum is the better explanation.
      failure = cause;
    }
  };
  return {
    push: (chunk) => attempt(() => scanner.push(recode(chunk))),
    finish: async () => {
      attempt(() => scanner.finish());
      if (!failure) return { format, findings };
      if (format === "json") throw malformed(place.entry, failure);
      return { format: "none", findings: withoutProfiles(findings) };
    },
  };
}

function yamlReader(recode: (chunk: Buffer) => Buffer, { entry, registry }: EntryPlace): TemplateReader {
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    push: (chunk) => {
      length += chunk.length;
      if (length > registry.limits.yamlBytes) throw largeYaml(entry, registry.limits.yamlBytes);
      chunks.push(recode(chunk));
    },
    finish: async () => {
      const findings = createFindings();
      // Loaded on demand: most exports hold no YAML, and the parser takes longer to load than they to read.
      const { readYaml } = await import("./scan/read-yaml.ts");
      readYaml(Buffer.concat(chunks).toString("utf8"), { entry, findings, registry, readNested });
      return { format: "yaml", findings };
    },
  };
}

/** A file that only starts like JSON is no template; if it named profiles, that is worth a word. */
function withoutProfiles(findings: Findings): Findings {
  const none = createFindings();
  if (findings.profiles.size > 0) {
    none.remarks.push(
      `looks like JSON but is not; ${findings.profiles.size} profile ARNs in it are not listed.`,
    );
  }
  return none;
}

function malformed(entry: string, cause: JsonSyntaxError): ExportError {
  const kind = cause.reason === "too-deep" ? "json_too_deep" : "malformed_json";
  return new ExportError(kind, `${quoted(entry)} ${cause.message}. Export the app again.`, { cause });
}

const nestedArchive = (entry: string): ExportError =>
  new ExportError("nested_archive", `${quoted(entry)} is an archive itself. Upload it on its own.`);

const largeYaml = (entry: string, limit: number): ExportError =>
  new ExportError("entry_too_large", `The YAML file ${quoted(entry)} is larger than ${inBytes(limit)}.`);
