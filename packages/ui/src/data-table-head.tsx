"use client";

import { clsx } from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "./checkbox.tsx";
import type { TableColumn } from "./look/table-column.ts";
import type { TableModel } from "./use-table-model.ts";
import { tableRoles } from "./look/table-roles.ts";

export type DataTableHeadProps<Row extends object> = {
  table: TableModel<Row>;
  columns: readonly TableColumn<Row>[];
  sticksTo: "page" | "frame";
};

/** The header row of a `DataTable`; on phones it is read out only. */
export function DataTableHead<Row extends object>({ table, columns, sticksTo }: DataTableHeadProps<Row>) {
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <thead {...tableRoles.group} className="max-sm:sr-only">
      <tr {...tableRoles.row}>
        {table.options.enableRowSelection ? (
          <th {...tableRoles.header} scope="col" className={clsx(cellLook, tops[sticksTo], "w-9 pr-0")}>
            <Checkbox
              label="Select all rows on this page"
              labelHidden
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={(checked) => table.toggleAllRowsSelected(checked)}
            />
          </th>
        ) : null}
        {table.getVisibleLeafColumns().map((modelColumn) => {
          const column = byId.get(modelColumn.id);
          if (!column) return null;
          const direction = modelColumn.getIsSorted();
          return (
            <th
              key={column.id}
              {...tableRoles.header}
              scope="col"
              aria-sort={ariaSort(direction)}
              style={column.width === undefined ? undefined : { width: column.width }}
              className={clsx(cellLook, tops[sticksTo], column.align === "end" && "text-right")}
            >
              {modelColumn.getCanSort() ? (
                <button
                  type="button"
                  onClick={() => modelColumn.toggleSorting()}
                  className={clsx(
                    "group/sort -mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 font-medium hover:text-ink",
                    direction && "text-ink",
                  )}
                >
                  {column.header}
                  <SortIcon direction={direction} />
                </button>
              ) : (
                <span className={column.headerHidden ? "sr-only" : ""}>{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortIcon({ direction }: { direction: false | "asc" | "desc" }) {
  if (direction === "asc") return <ArrowUp aria-hidden className="size-3.5" />;
  if (direction === "desc") return <ArrowDown aria-hidden className="size-3.5" />;
  return <ChevronsUpDown aria-hidden className="size-3.5 text-line-strong group-hover/sort:text-ink" />;
}

const cellLook =
  "sticky z-10 h-8 border-b border-line bg-surface px-3 text-left text-xs font-medium whitespace-nowrap text-ink-muted";

const tops = { page: "top-bar first:rounded-tl-lg last:rounded-tr-lg", frame: "top-0" } as const;

function ariaSort(direction: false | "asc" | "desc") {
  if (direction === false) return undefined;
  return direction === "asc" ? "ascending" : "descending";
}
