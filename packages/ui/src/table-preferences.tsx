"use client";

import { Settings } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import type { TableDensity } from "./look/table-column.ts";
import { createPart } from "./part.ts";
import { StandIn } from "./stand-in.tsx";
import { useReach } from "./use-reach.ts";
import type { TableModel } from "./use-table-model.ts";

export type TablePreferencesProps<Row extends object> = {
  table: TableModel<Row>;
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
};

const part = createPart(async () => (await import("./table-preferences-part.tsx")).TablePreferencesPart);

/** Which columns, how dense and, on phones where headers are out of sight, sorted by what. */
export function TablePreferences<Row extends object>({
  table,
  density,
  onDensityChange,
}: TablePreferencesProps<Row>) {
  const { reach, standIn } = useReach(part);
  const trigger = <IconButton label="Preferences" variant="default" icon={<Settings aria-hidden />} />;
  if (!reach || !part.current) return <StandIn opens="menu" control={trigger} {...standIn} />;
  const columns = table.getAllLeafColumns().map((column) => ({
    id: column.id,
    label: String(column.columnDef.header),
    isVisible: column.getIsVisible(),
    canHide: column.getCanHide(),
    show: (isVisible: boolean) => column.toggleVisibility(isVisible),
  }));
  const sortable = table
    .getVisibleLeafColumns()
    .filter((column) => column.getCanSort())
    .map((column) => ({
      id: column.id,
      label: String(column.columnDef.header),
      sorted: column.getIsSorted(),
      toggle: () => column.toggleSorting(),
    }));
  return <part.current {...{ columns, sortable, density, onDensityChange, trigger, reach }} />;
}
