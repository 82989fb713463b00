// Runs the export reader on bytes or on files given as name and content.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultExportLimits } from "../limits.ts";
import type { ExportLimits } from "../limits.ts";
import { readExport } from "../read-export.ts";
import type { ExportFailureKind } from "../failure.ts";
import type { ExportReading, ExportResult } from "../schema.ts";
import { buildZip } from "./build-zip.ts";
import type { ZipFile } from "./build-zip.ts";

/** Calls `use` with the path of a file that holds the bytes and is gone afterwards. */
export async function withFile<Result>(
  bytes: Buffer | string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "quarry-export-"));
  const path = join(folder, "upload");
  try {
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function readBytes(
  bytes: Buffer | string,
  { name = "export.zip", limits = {} }: { name?: string; limits?: Partial<ExportLimits> } = {},
): Promise<ExportResult> {
  return withFile(bytes, (path) => readExport({ path, name }, { ...defaultExportLimits, ...limits }));
}

/** The reading of a zip with these files; a failure fails the test with its message. */
export async function readFiles(files: readonly ZipFile[]): Promise<ExportReading> {
  return asReading(await readBytes(buildZip(files)));
}

/** The reading of a loose template. */
export async function readTemplate(template: unknown, name = "template.json"): Promise<ExportReading> {
  return asReading(
    await readBytes(typeof template === "string" ? template : JSON.stringify(template), { name }),
  );
}

export function asReading(result: ExportResult): ExportReading {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result;
}

/** The kind of failure, or "read" for a file that was read. */
export async function verdictOn(
  bytes: Buffer | string,
  options: { name?: string; limits?: Partial<ExportLimits> } = {},
): Promise<ExportFailureKind | "read"> {
  const result = await readBytes(bytes, options);
  return result.ok ? "read" : result.error.kind;
}

/** An application inference profile's ARN with this id. */
export const profileArn = (id: string): string =>
  `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${id}`;

/** Each profile's ARN with its places as `form entry path`. */
export function placesOf(reading: ExportReading): Record<string, string[]> {
  const entries = reading.profiles.map(({ arn, places }): [string, string[]] => [
    arn,
    places.map(({ entry, path, form }) => `${form} ${entry} ${path.join(" ")}`),
  ]);
  return Object.fromEntries(entries);
}
