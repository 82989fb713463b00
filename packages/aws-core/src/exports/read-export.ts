// Reads an export of a Bedrock app, a zip or a loose template, and answers which inference profiles it names.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { BedrockArn } from "../arns/bedrock-arn.ts";
import { collectApps, projectWarning } from "./apps.ts";
import type { EntryNotes } from "./apps.ts";
import { ExportError, quoted } from "./failure.ts";
import { defaultExportLimits, inBytes } from "./limits.ts";
import type { ExportLimits } from "./limits.ts";
import { readEntry } from "./read-entry.ts";
import { addPlaces, createRegistry } from "./scan/findings.ts";
import type { Findings, ProfileRegistry } from "./scan/findings.ts";
import type { ExportProfile, ExportReading, ExportResult } from "./schema.ts";
import { formatOf, isSystemLitter } from "./text-format.ts";
import { inflateEntry, slices } from "./zip/inflate-entry.ts";
import { listEntries } from "./zip/list-entries.ts";
import { startsLikeZip } from "./zip/locate-directory.ts";

export interface ExportSource {
  path: string;
  /** The name that the answer gives the file; entries of a loose file carry it too. */
  name: string;
}

interface SourceEntry {
  name: string;
  isLoose: boolean;
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>;
}

interface Collected {
  registry: ProfileRegistry;
  profiles: Findings["profiles"];
  unresolved: ExportReading["unresolved"];
  unreadable: ExportReading["unreadable"];
  notes: EntryNotes[];
  remarks: string[];
  jsonFiles: number;
  yamlFiles: number;
}

// A hostile export could fill pages with these; the first ones tell the story.
const maxUnresolved = 1000;
const maxRemarks = 50;

/**
 * Reads the file to its end. What is wrong with the file is an answer (`ok: false`), not an exception.
 * @throws the signal's reason when aborted, and file system errors other than a missing file
 */
export async function readExport(
  source: ExportSource,
  limits: ExportLimits = defaultExportLimits,
  signal?: AbortSignal,
): Promise<ExportResult> {
  try {
    return await readFileOf(source, limits, signal);
  } catch (cause) {
    if (!(cause instanceof ExportError)) throw cause;
    return { ok: false, error: { kind: cause.kind, message: cause.message } };
  }
}

async function readFileOf(
  source: ExportSource,
  limits: ExportLimits,
  signal?: AbortSignal,
): Promise<ExportReading> {
  const file = await loadFile(source, limits);
  const collected = createCollected(limits);
  for (const entry of await entriesOf(file, source.name, limits)) {
    signal?.throwIfAborted();
    await collectEntry(collected, entry);
  }
  const apps = collectApps(collected.notes);
  const profiles = profilesOf(collected, "application-inference-profile");
  return {
    ok: true,
    file: source.name,
    sha256: createHash("sha256").update(file).digest("hex"),
    profiles,
    systemDefinedProfiles: profilesOf(collected, "inference-profile"),
    unresolved: collected.unresolved.slice(0, maxUnresolved),
    apps,
    unreadable: collected.unreadable,
    warnings: [
      ...(profiles.length > 0 ? [] : [nothingFound(collected)]),
      ...warningsOf(collected),
      ...apps.map(projectWarning).filter((warning) => warning !== undefined),
    ],
  };
}

async function loadFile({ path, name }: ExportSource, limits: ExportLimits): Promise<Buffer> {
  const status = await stat(path).catch((cause: unknown) => {
    throw missingFile(name, cause);
  });
  if (!status.isFile()) throw new ExportError("not_zip", `${quoted(name)} is not a file.`);
  if (status.size === 0)
    throw new ExportError("empty_file", "The file is empty. Download or upload it again.");
  if (status.size > limits.fileBytes) {
    throw new ExportError(
      "entry_too_large",
      `The file has ${inBytes(status.size)}; at most ${inBytes(limits.fileBytes)} are read.`,
    );
  }
  return readFile(path);
}

function missingFile(name: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code !== "ENOENT" && code !== "ENOTDIR") return cause;
  return new ExportError("not_zip", `There is no file ${quoted(name)}. Check the path.`, { cause });
}

/** A zip's files, or the file itself if it is a loose template. A file named .zip must be one. */
async function entriesOf(file: Buffer, name: string, limits: ExportLimits): Promise<Iterable<SourceEntry>> {
  const isLoose = !startsLikeZip(file) && !/\.zip$/i.test(name) && formatOf(name, file) !== "none";
  if (isLoose) return [{ name, isLoose, chunks: slices(file) }];
  const entries = await listEntries(file, limits);
  return entries
    .filter((entry) => !entry.isFolder && !isSystemLitter(entry.name))
    .map((entry) => ({ name: entry.name, isLoose, chunks: inflateEntry(file, entry) }));
}

async function collectEntry(collected: Collected, { name, isLoose, chunks }: SourceEntry): Promise<void> {
  const place = { entry: name, isLoose, registry: collected.registry };
  const { format, findings, unreadable } = await readEntry(chunks, place);
  if (unreadable !== undefined) collected.unreadable.push({ entry: name, reason: unreadable });
  if (format === "yaml") collected.yamlFiles += 1;
  if (format === "json" || format === "maybe-json") collected.jsonFiles += 1;
  for (const [arn, places] of findings.profiles) addPlaces(collected.profiles, arn, places);
  for (const { path, text } of findings.unresolved) collected.unresolved.push({ entry: name, path, text });
  for (const remark of findings.remarks) collected.remarks.push(`${name}: ${remark}`);
  collected.notes.push({ entry: name, notes: findings.notes });
}

function profilesOf(collected: Collected, kind: BedrockArn["kind"]): ExportProfile[] {
  return [...collected.profiles]
    .filter(([arn]) => arn.kind === kind)
    .map(([{ arn, partition, region, account, resourceId }, places]) => ({
      arn,
      partition,
      region,
      account,
      profileId: resourceId,
      places,
    }));
}

function warningsOf(collected: Collected): string[] {
  const { unreadable, remarks, unresolved } = collected;
  const warnings = unreadable.map(
    ({ entry }) => `${entry} is damaged. It is no template, so the others were read.`,
  );
  warnings.push(...remarks.slice(0, maxRemarks));
  if (remarks.length > maxRemarks)
    warnings.push(`${remarks.length - maxRemarks} more remarks were left out.`);
  if (unresolved.length > maxUnresolved) {
    warnings.push(`${unresolved.length - maxUnresolved} more unresolved expressions were left out.`);
  }
  return warnings;
}

function nothingFound({ jsonFiles, yamlFiles }: Collected): string {
  if (jsonFiles + yamlFiles === 0) {
    return "No JSON or YAML file is in the export, so there was nothing to find profiles in.";
  }
  return (
    `All ${jsonFiles} JSON and ${yamlFiles} YAML files were read in full; ` +
    "none holds the ARN of an application inference profile."
  );
}

const createCollected = (limits: ExportLimits): Collected => ({
  registry: createRegistry(limits),
  profiles: new Map(),
  unresolved: [],
  unreadable: [],
  notes: [],
  remarks: [],
  jsonFiles: 0,
  yamlFiles: 0,
});
