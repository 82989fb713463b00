/** Writes rows of a table: a name, and cells that end below each other. */
export function rowsOf(widths: { name: number; cell: number }) {
  return (name: string, cells: readonly string[]): string =>
    [name.padEnd(widths.name), ...cells.map((cell) => cell.padStart(widths.cell))].join(" ");
}
