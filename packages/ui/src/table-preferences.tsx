"use client";

import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check, Settings } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";
import { popupGroupLabelLook, popupItemLook, popupLook } from "./look/popup-look.ts";
import type { TableDensity } from "./look/table-column.ts";
import type { TableModel } from "./use-table-model.ts";
import { usePortalProps } from "./portal-container.tsx";

export type TablePreferencesProps<Row extends object> = {
  table: TableModel<Row>;
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
};

/** Which columns, how dense and, on phones where headers are out of sight, sorted by what. */
export function TablePreferences<Row extends object>({
  table,
  density,
  onDensityChange,
}: TablePreferencesProps<Row>) {
  const portal = usePortalProps();
  const sortable = table.getVisibleLeafColumns().filter((column) => column.getCanSort());
  const sorted = sortable.find((column) => column.getIsSorted());
  return (
    <Menu.Root>
      <Menu.Trigger
        render={<IconButton label="Preferences" variant="default" icon={<Settings aria-hidden />} />}
      />
      <Menu.Portal {...portal}>
        <Menu.Positioner align="end" sideOffset={4} className="z-50">
          <Menu.Popup className={clsx(popupLook, "w-56")}>
            {sortable.length > 0 ? (
              <Menu.RadioGroup value={sorted?.id ?? ""} className="sm:hidden">
                <Menu.GroupLabel className={popupGroupLabelLook}>Sort by</Menu.GroupLabel>
                {sortable.map((column) => (
                  <Menu.RadioItem
                    key={column.id}
                    value={column.id}
                    className={popupItemLook}
                    onClick={() => column.toggleSorting()}
                  >
                    <Tick />
                    {String(column.columnDef.header)}
                    {column === sorted
                      ? ` (${column.getIsSorted() === "desc" ? "descending" : "ascending"})`
                      : null}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            ) : null}
            <Menu.Group>
              <Menu.GroupLabel className={popupGroupLabelLook}>Columns</Menu.GroupLabel>
              {table.getAllLeafColumns().map((column) => (
                <Menu.CheckboxItem
                  key={column.id}
                  checked={column.getIsVisible()}
                  disabled={!column.getCanHide()}
                  closeOnClick={false}
                  onCheckedChange={(checked) => column.toggleVisibility(checked)}
                  className={popupItemLook}
                >
                  <Tick kind="checkbox" />
                  {String(column.columnDef.header)}
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
            <Menu.RadioGroup
              value={density}
              onValueChange={(next: TableDensity) => onDensityChange(next)}
              className="mt-1 border-t border-line pt-1 max-sm:hidden"
            >
              <Menu.GroupLabel className={popupGroupLabelLook}>Rows</Menu.GroupLabel>
              <DensityItem value="compact">Compact</DensityItem>
              <DensityItem value="comfortable">Comfortable</DensityItem>
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function DensityItem({ value, children }: { value: TableDensity; children: ReactNode }) {
  return (
    <Menu.RadioItem value={value} closeOnClick={false} className={popupItemLook}>
      <Tick />
      {children}
    </Menu.RadioItem>
  );
}

function Tick({ kind = "radio" }: { kind?: "radio" | "checkbox" }) {
  const Indicator = kind === "radio" ? Menu.RadioItemIndicator : Menu.CheckboxItemIndicator;
  return (
    <span className="flex size-4 items-center text-accent-text">
      <Indicator>
        <Check aria-hidden />
      </Indicator>
    </span>
  );
}
