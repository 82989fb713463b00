/** The export reader's file, where the seed is bundled and cannot find it by its package. */
export function namedExportReader(variables: NodeJS.ProcessEnv = process.env): string | undefined {
  return variables["QUARRY_EXPORT_READER"];
}
