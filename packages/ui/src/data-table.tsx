"use client";

import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { DataTableBody } from "./data-table-body.tsx";
import type { RowMark } from "./data-table-body.tsx";
import { DataTableFrame } from "./data-table-frame.tsx";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableToolbar } from "./data-table-toolbar.tsx";
import type { TableColumn, TableDensity, TableSort } from "./look/table-column.ts";
import { useOverflow } from "./use-overflow.ts";
import { useTableModel } from "./use-table-model.ts";
import { tableRoles } from "./look/table-roles.ts";

export type DataTableProps<Row extends object> = {
  /** The accessible name: what the rows are. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What to call a row when it is selected: "Select chat-search". */
  rowName?: ((row: Row) => string) | undefined;
  /** Undefined where a row leads nowhere. */
  rowHref?: ((row: Row) => string | undefined) | undefined;
  /** A coloured left edge. */
  rowMark?: ((row: Row) => RowMark | undefined) | undefined;
  /** No rows yet: skeleton rows. Rows there: they stay, under a moving line. */
  loading?: boolean | undefined;
  skeletonRows?: number | undefined;
  sort?: TableSort | undefined;
  onSortChange?: ((sort: TableSort) => void) | undefined;
  selected?: readonly string[] | undefined;
  onSelectedChange?: ((selected: string[]) => void) | undefined;
  /** What can be done with the selected rows. */
  selectionActions?: ReactNode;
  /** Controlled when given, so that the choice can be remembered. */
  hiddenColumns?: readonly string[] | undefined;
  onHiddenColumnsChange?: ((hidden: string[]) => void) | undefined;
  density?: TableDensity | undefined;
  onDensityChange?: ((density: TableDensity) => void) | undefined;
  /** Filter and counters, above the table at its start. */
  toolbar?: ReactNode;
  /** The face when there are no rows. */
  empty?: ReactNode;
  /** The face when the rows could not be read; takes the place of the rows. */
  error?: ReactNode;
  /** Below the rows: `Pagination`. */
  footer?: ReactNode;
};

const none: readonly string[] = [];

/** A table of server-side rows; on phones each row becomes a card. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, loading = false, selected = none, toolbar, error, footer } = props;
  const frame = useRef<HTMLElement>(null);
  const overflows = useOverflow(frame);
  const [ownHidden, setOwnHidden] = useState<readonly string[]>(none);
  const [ownDensity, setOwnDensity] = useState<TableDensity>("compact");
  const density = props.density ?? ownDensity;
  const table = useTableModel({
    columns,
    rows,
    rowId: props.rowId,
    sort: props.sort,
    onSortChange: props.onSortChange,
    selected,
    onSelectedChange: props.onSelectedChange,
    hiddenColumns: props.hiddenColumns ?? ownHidden,
    onHiddenColumnsChange: props.onHiddenColumnsChange ?? setOwnHidden,
  });
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <DataTableToolbar
        {...{ table, toolbar, density }}
        selectedCount={selected.length}
        selectionActions={props.selectionActions}
        onDensityChange={props.onDensityChange ?? setOwnDensity}
      />
      <DataTableFrame
        label={label}
        busy={loading}
        working={loading && rows.length > 0}
        frame={frame}
        overflows={overflows}
      >
        {error ?? (
          <table
            {...tableRoles.table}
            aria-label={label}
            className="w-full border-separate border-spacing-0 text-sm max-sm:block"
          >
            <DataTableHead {...{ table, columns }} sticksTo={overflows === false ? "page" : "frame"} />
            <DataTableBody
              {...{ table, columns, loading, density }}
              rowName={props.rowName}
              rowHref={props.rowHref}
              rowMark={props.rowMark}
              skeletonRows={props.skeletonRows}
              empty={props.empty}
            />
          </table>
        )}
      </DataTableFrame>
      {footer}
    </div>
  );
}
