import type { ReactNode } from "react";

export type TableColumn<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server can sort by it, under this id. */
  sortable?: boolean | undefined;
  /** Figures stand at the end, in tabular digits. */
  align?: "start" | "end" | undefined;
  /** A CSS width; columns without one share what is left. */
  width?: string | undefined;
  /** The name of the row: carries the row's link and is the title of its card on phones. */
  primary?: boolean | undefined;
  /** For a column of buttons: the header is read out only and the column cannot be hidden. */
  headerHidden?: boolean | undefined;
  /** Its place in the cards that phones show: beside another, a line of its own, or left out. */
  phone?: "half" | "full" | "hidden" | undefined;
  /** Long text may break into lines; else the table scrolls sideways rather than grow tall. */
  wrap?: boolean | undefined;
};

export type TableSort = { id: string; descending: boolean };

export type TableDensity = "compact" | "comfortable";
