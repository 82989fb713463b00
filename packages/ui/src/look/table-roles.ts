/**
 * On phones the parts of a table are laid out as blocks, and some browsers then forget that they are a table.
 * Spread on each part, these say it again.
 */
export const tableRoles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  header: { role: "columnheader" },
  cell: { role: "cell" },
} as const;
