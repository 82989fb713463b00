"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { DataTableRow } from "./data-table-row.tsx";
import type { TableColumn, TableDensity } from "./look/table-column.ts";
import { Skeleton } from "./skeleton.tsx";
import type { TableModel } from "./use-table-model.ts";
import { tableRoles } from "./look/table-roles.ts";

export type RowMark = "accent" | "warning" | "danger";

export type DataTableBodyProps<Row extends object> = {
  table: TableModel<Row>;
  columns: readonly TableColumn<Row>[];
  loading: boolean;
  density: TableDensity;
  rowName: ((row: Row) => string) | undefined;
  rowHref: ((row: Row) => string | undefined) | undefined;
  rowMark: ((row: Row) => RowMark | undefined) | undefined;
  skeletonRows: number | undefined;
  empty: ReactNode;
};

/** The rows of a `DataTable`, or what stands in for them. */
export function DataTableBody<Row extends object>(props: DataTableBodyProps<Row>) {
  const { table, columns, loading, density, skeletonRows = 10, empty = "Nothing here yet." } = props;
  const rows = table.getRowModel().rows;
  const width = table.getVisibleLeafColumns().length + (table.options.enableRowSelection ? 1 : 0);
  if (rows.length === 0 && loading)
    return <SkeletonRows width={width} count={skeletonRows} density={density} />;
  if (rows.length === 0)
    return (
      <tbody {...tableRoles.group} className="max-sm:block">
        <tr {...tableRoles.row} className="max-sm:block">
          <td {...tableRoles.cell} colSpan={width} className="text-base text-ink-muted max-sm:block">
            <div className="p-4 text-center">{empty}</div>
          </td>
        </tr>
      </tbody>
    );
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <tbody {...tableRoles.group} className="max-sm:block">
      {rows.map((row) => (
        <DataTableRow
          key={row.id}
          name={props.rowName?.(row.original) ?? row.id}
          href={props.rowHref?.(row.original)}
          mark={props.rowMark?.(row.original)}
          density={density}
          selected={row.getIsSelected()}
          onSelect={row.getCanSelect() ? (checked) => row.toggleSelected(checked) : undefined}
          cells={row.getVisibleCells().flatMap((cell) => {
            const column = byId.get(cell.column.id);
            return column ? [{ column, content: column.cell(row.original) }] : [];
          })}
        />
      ))}
    </tbody>
  );
}

function SkeletonRows({ width, count, density }: { width: number; count: number; density: TableDensity }) {
  return (
    <tbody {...tableRoles.group} className="max-sm:block">
      {Array.from({ length: count }, (_, row) => (
        <tr
          key={row}
          {...tableRoles.row}
          className="max-sm:block max-sm:border-b max-sm:border-line max-sm:p-3"
        >
          {Array.from({ length: width }, (__, cell) => (
            <td
              key={cell}
              {...tableRoles.cell}
              className={clsx(
                "border-line px-3 max-sm:block max-sm:px-0 max-sm:py-1 max-sm:nth-[n+4]:hidden sm:border-b",
                density === "compact" ? "sm:h-row" : "sm:h-12",
              )}
            >
              <Skeleton className={cell === 0 ? "h-3.5 w-4/5" : "h-3.5 w-3/5"} />
              {row === 0 && cell === 0 ? <span className="sr-only">Loading rows</span> : null}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
