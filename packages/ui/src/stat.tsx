import type { ReactNode } from "react";

export type StatProps = {
  label: ReactNode;
  figure: ReactNode;
  /** What it is measured against, since when, or how sure. */
  hint?: ReactNode;
};

/** One figure; several stand in a `StatRow`. */
export function Stat({ label, figure, hint }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col px-4 py-3">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="flex flex-col">
        <span className="text-xl font-semibold tracking-tight tabular-nums sm:text-2xl">{figure}</span>
        {hint ? <span className="text-xs text-ink-faint">{hint}</span> : null}
      </dd>
    </div>
  );
}

/** Figures side by side; two in a row on phones. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line *:bg-surface sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none">
      {children}
    </dl>
  );
}
