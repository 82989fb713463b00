// What the export reader accepts at most. docs/exports.md explains each figure.

export interface ExportLimits {
  /** Bytes of the uploaded file. */
  fileBytes: number;
  /** Files and folders in the archive. */
  entries: number;
  /** Bytes of one entry, inflated. */
  entryBytes: number;
  /** Bytes of all entries together, inflated. */
  totalBytes: number;
  /** Inflated bytes per packed byte, for entries above `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  /** Bytes of an entry's name. */
  nameBytes: number;
  /** Objects and arrays inside one another, in one JSON or YAML document. */
  jsonDepth: number;
  /** How often JSON inside a string is decoded again. */
  stringLevels: number;
  /** Bytes of one YAML file: CloudFormation itself takes at most 1 MB. */
  yamlBytes: number;
  /** Different profiles, application and system-defined together. */
  profiles: number;
  /** Places at which profiles stand, all profiles together. */
  places: number;
}

const mebibytes = (count: number): number => count * 1024 * 1024;

export const defaultExportLimits: ExportLimits = {
  fileBytes: mebibytes(50),
  entries: 10_000,
  entryBytes: mebibytes(64),
  totalBytes: mebibytes(256),
  ratio: 200,
  ratioFromBytes: mebibytes(1),
  nameBytes: 1024,
  jsonDepth: 512,
  stringLevels: 8,
  yamlBytes: mebibytes(2),
  profiles: 10_000,
  places: 400_000,
};

/** A byte count for a sentence: whole bytes below 1 KiB, else one decimal. */
export function inBytes(count: number): string {
  if (count < 1024) return `${count} bytes`;
  const kibibytes = count / 1024;
  return kibibytes < 1024 ? `${kibibytes.toFixed(1)} KiB` : `${(kibibytes / 1024).toFixed(1)} MiB`;
}
