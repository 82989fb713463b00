/**
 * A column of a row of DuckDB's that is text there.
 * @throws TypeError for anything else, which a query of ours would have to be wrong for
 */
export function textIn(row: Readonly<Record<string, unknown>>, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`${column} is not text.`);
  return value;
}
