"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { popupGroupLabelLook, popupItemLook } from "./look/popup-look.ts";
import type { TableDensity } from "./look/table-column.ts";
import { MenuFrame } from "./menu-frame.tsx";
import type { Reach } from "./use-reach.ts";

/** A column as the menu lists it. */
export type ColumnChoice = {
  id: string;
  label: string;
  isVisible: boolean;
  canHide: boolean;
  show: (isVisible: boolean) => void;
};

/** A column by which rows can be sorted. */
export type SortChoice = { id: string; label: string; sorted: false | "asc" | "desc"; toggle: () => void };

export type TablePreferencesPartProps = {
  columns: readonly ColumnChoice[];
  sortable: readonly SortChoice[];
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
  trigger: ReactElement;
  reach: Reach;
};

/** What `TablePreferences` are once somebody reaches for them. */
export function TablePreferencesPart(props: TablePreferencesPartProps) {
  const { columns, sortable, density, onDensityChange, trigger, reach } = props;
  return (
    <MenuFrame trigger={trigger} reach={reach} className="w-56">
      {sortable.length > 0 ? (
        <Menu.RadioGroup value={sortable.find(({ sorted }) => sorted)?.id ?? ""} className="sm:hidden">
          <Menu.GroupLabel className={popupGroupLabelLook}>Sort by</Menu.GroupLabel>
          {sortable.map(({ id, label, sorted, toggle }) => (
            <Menu.RadioItem key={id} value={id} className={popupItemLook} onClick={toggle}>
              <Tick />
              {label}
              {sorted ? ` (${sorted === "desc" ? "descending" : "ascending"})` : null}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      ) : null}
      <Menu.Group>
        <Menu.GroupLabel className={popupGroupLabelLook}>Columns</Menu.GroupLabel>
        {columns.map(({ id, label, isVisible, canHide, show }) => (
          <Menu.CheckboxItem
            key={id}
            checked={isVisible}
            disabled={!canHide}
            closeOnClick={false}
            onCheckedChange={(checked) => show(checked)}
            className={popupItemLook}
          >
            <Tick kind="checkbox" />
            {label}
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
    </MenuFrame>
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
