/** Where AWS delivers a Data Export: the bucket, the prefix that was chosen for it, and the export's own name. */
export interface ExportPlace {
  bucket: string;
  /** May be empty; slashes at its ends do not matter. */
  prefix: string;
  exportName: string;
}

/** The key under which everything of the export lies, without a slash at the end. */
export function folderOf({ prefix, exportName }: ExportPlace): string {
  const trimmed = prefix.replaceAll(/^\/+|\/+$/g, "");
  return trimmed === "" ? exportName : `${trimmed}/${exportName}`;
}
