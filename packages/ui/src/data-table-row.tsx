"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox.tsx";
import type { RowMark } from "./data-table-body.tsx";
import { Link } from "./link.tsx";
import type { TableColumn, TableDensity } from "./look/table-column.ts";
import { tableRoles } from "./look/table-roles.ts";

export type DataTableRowProps = {
  name: string;
  href: string | undefined;
  mark: RowMark | undefined;
  density: TableDensity;
  selected: boolean;
  onSelect: ((selected: boolean) => void) | undefined;
  cells: readonly {
    column: Pick<
      TableColumn<never>,
      "id" | "header" | "align" | "primary" | "headerHidden" | "phone" | "wrap"
    >;
    content: ReactNode;
  }[];
};

/** A row of a `DataTable`; a card on phones, where each cell says its column. */
export function DataTableRow({ name, href, mark, density, selected, onSelect, cells }: DataTableRowProps) {
  return (
    <tr
      {...tableRoles.row}
      aria-selected={onSelect ? selected : undefined}
      className={clsx(
        "group/row relative max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:gap-y-1.5 max-sm:border-b max-sm:border-line max-sm:p-3 max-sm:last:border-b-0",
        selected ? "bg-accent-wash" : "hover:bg-hover",
        mark && marks[mark],
      )}
    >
      {onSelect ? (
        <td
          {...tableRoles.cell}
          className={clsx(cellLook, "w-9 pr-0 max-sm:absolute max-sm:top-3 max-sm:right-3 max-sm:w-auto")}
        >
          <span className="relative z-1 block">
            <Checkbox label={`Select ${name}`} labelHidden checked={selected} onChange={onSelect} />
          </span>
        </td>
      ) : null}
      {cells.map(({ column, content }) => (
        <td
          key={column.id}
          {...tableRoles.cell}
          data-label={column.header}
          className={clsx(
            cellLook,
            density === "compact" ? "sm:h-row" : "sm:h-12",
            column.wrap ? "sm:min-w-48" : "sm:whitespace-nowrap",
            column.primary || column.headerHidden ? titleLook : valueLook,
            phoneLooks[column.primary ? "full" : (column.phone ?? "half")],
            column.primary && onSelect && "max-sm:pr-8",
            column.align === "end" && "tabular-nums",
          )}
        >
          <div className={clsx("flex min-w-0 items-center", column.align === "end" && "sm:justify-end")}>
            {column.primary && href !== undefined ? (
              <Link href={href} className={rowLinkLook}>
                {content}
              </Link>
            ) : (
              <div
                className={clsx(
                  "max-w-full min-w-0 [&_:is(a,button,input)]:relative [&_:is(a,button,input)]:z-1",
                  steadyTimes,
                )}
              >
                {content}
              </div>
            )}
          </div>
        </td>
      ))}
    </tr>
  );
}

const cellLook = "px-3 py-1 align-middle sm:border-b sm:border-line sm:group-last/row:border-b-0 max-sm:p-0";

const titleLook = "max-sm:text-base";

const valueLook =
  "max-sm:block max-sm:before:block max-sm:before:text-xs max-sm:before:text-ink-faint max-sm:before:content-[attr(data-label)]";

const phoneLooks = { half: "", full: "max-sm:col-span-2", hidden: "max-sm:hidden" } as const;

/** The link covers its row, so that the whole row answers to a press. */
const rowLinkLook =
  "rounded-sm font-medium text-accent-text after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus";

/** Room for the longest age, so that no column moves when a minute has passed. */
const steadyTimes = "sm:[&_time]:inline-block sm:[&_time]:min-w-[14ch]";

const marks: Record<RowMark, string> = {
  accent: "shadow-[inset_3px_0_0_var(--accent-text)]",
  warning: "shadow-[inset_3px_0_0_var(--warning-text)]",
  danger: "shadow-[inset_3px_0_0_var(--danger-text)]",
};
