import { clsx } from "clsx";
import type { ReactNode } from "react";

export type EmptyStateProps = {
  /** What is not there yet. */
  title: string;
  /** What to do first, in one sentence. */
  description?: ReactNode;
  icon?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
  /** With a border of its own, where nothing else frames it. */
  framed?: boolean | undefined;
};

/** The face of a list that has nothing to show. */
export function EmptyState({ title, description, icon, action, framed = false }: EmptyStateProps) {
  return (
    <div
      className={clsx(
        "flex flex-col items-center gap-1 px-4 py-10 text-center",
        framed && "rounded-lg border border-line bg-surface",
      )}
    >
      {icon ? (
        <span className="mb-2 flex size-10 items-center justify-center rounded-lg border border-line bg-sunken text-ink-muted [&_svg]:size-5">
          {icon}
        </span>
      ) : null}
      <p className="text-lg font-semibold">{title}</p>
      {description ? <p className="max-w-prose text-ink-muted text-balance">{description}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
