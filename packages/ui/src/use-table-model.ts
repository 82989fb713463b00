"use client";

import {
  columnVisibilityFeature,
  functionalUpdate,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { ColumnDef, ReactTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { TableColumn, TableSort } from "./look/table-column.ts";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature });

export type TableModel<Row extends object> = ReactTable<typeof features, Row>;

export type TableModelOptions<Row extends object> = {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  sort: TableSort | undefined;
  onSortChange: ((sort: TableSort) => void) | undefined;
  selected: readonly string[];
  onSelectedChange: ((selected: string[]) => void) | undefined;
  hiddenColumns: readonly string[];
  onHiddenColumnsChange: (hidden: string[]) => void;
};

/** The headless table: sorting and paging are the server's, selection and column choice are ours. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>): TableModel<Row> {
  const { columns, rows, rowId, sort, onSortChange, selected, onSelectedChange } = options;
  const { hiddenColumns, onHiddenColumnsChange } = options;
  const definitions = useMemo(() => columns.map(toDefinition), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = useMemo(() => (sort ? [{ id: sort.id, desc: sort.descending }] : []), [sort]);
  const rowSelection = useMemo(() => toFlags(selected, true), [selected]);
  const columnVisibility = useMemo(() => toFlags(hiddenColumns, false), [hiddenColumns]);
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    enableRowSelection: onSelectedChange !== undefined,
    state: { sorting, rowSelection, columnVisibility },
    onSortingChange: (updater) => {
      const [first] = functionalUpdate(updater, sorting);
      if (first) onSortChange?.({ id: first.id, descending: first.desc });
    },
    onRowSelectionChange: (updater) =>
      onSelectedChange?.(keysOf(functionalUpdate(updater, rowSelection), true)),
    onColumnVisibilityChange: (updater) =>
      onHiddenColumnsChange(keysOf(functionalUpdate(updater, columnVisibility), false)),
  });
}

function toDefinition<Row extends object>(column: TableColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    header: column.header,
    accessorFn: (row) => row,
    enableSorting: column.sortable ?? false,
    sortDescFirst: false,
    enableHiding: !(column.primary || column.headerHidden),
  };
}

const toFlags = <Flag extends boolean>(ids: readonly string[], flag: Flag): Record<string, Flag> =>
  Object.fromEntries(ids.map((id) => [id, flag]));

const keysOf = (flags: Record<string, boolean>, flag: boolean) =>
  Object.keys(flags).filter((id) => flags[id] === flag);
