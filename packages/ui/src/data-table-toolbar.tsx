"use client";

import type { ReactNode } from "react";
import type { TableDensity } from "./look/table-column.ts";
import { TablePreferences } from "./table-preferences.tsx";
import type { TableModel } from "./use-table-model.ts";

export type DataTableToolbarProps<Row extends object> = {
  table: TableModel<Row>;
  toolbar: ReactNode;
  selectedCount: number;
  selectionActions: ReactNode;
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
};

/** Filter at the start, what to do with the selection and the preferences at the end. */
export function DataTableToolbar<Row extends object>({
  table,
  toolbar,
  selectedCount,
  selectionActions,
  density,
  onDensityChange,
}: DataTableToolbarProps<Row>) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 flex-1 basis-60">{toolbar}</div>
      {selectedCount > 0 ? (
        <div className="flex h-control items-center gap-2">
          <output className="text-sm text-ink-muted">{selectedCount.toLocaleString("en")} selected</output>
          {selectionActions}
        </div>
      ) : null}
      <TablePreferences {...{ table, density, onDensityChange }} />
    </div>
  );
}
