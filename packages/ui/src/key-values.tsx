import type { ReactNode } from "react";

export type KeyValuesProps = {
  items: readonly { label: string; value: ReactNode }[];
  /** Columns on wide windows. */
  columns?: 1 | 2 | 3 | 4 | undefined;
};

/** The facts of one thing. */
export function KeyValues({ items, columns = 3 }: KeyValuesProps) {
  return (
    <dl className={`grid grid-cols-1 gap-x-6 gap-y-3 ${columnLooks[columns]}`}>
      {items.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs font-medium text-ink-faint">{label}</dt>
          <dd className="min-w-0">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

const columnLooks = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-2 lg:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
} as const;
