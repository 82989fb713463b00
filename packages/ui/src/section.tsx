import { clsx } from "clsx";
import { useId } from "react";
import type { ReactNode } from "react";

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  count?: number | undefined;
  actions?: ReactNode;
  children: ReactNode;
  /** For tables and lists that reach the edges. */
  flush?: boolean | undefined;
  /** The heading level that fits the page; 2 unless sections are nested. */
  level?: 2 | 3 | undefined;
};

/** A titled panel of a page. */
export function Section({
  title,
  description,
  count,
  actions,
  children,
  flush = false,
  level = 2,
}: SectionProps) {
  const headingId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={headingId} className="min-w-0 rounded-lg border border-line bg-surface">
      <header
        className={clsx(
          "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3",
          flush ? "border-b border-line pb-3" : "pb-2",
        )}
      >
        <div className="min-w-0">
          <Heading id={headingId} className="text-lg font-semibold tracking-tight">
            {title}
            {count === undefined ? null : (
              <span className="font-normal text-ink-faint tabular-nums"> ({count.toLocaleString("en")})</span>
            )}
          </Heading>
          {description ? <p className="text-sm text-ink-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      <div className={flush ? "" : "px-4 pb-4"}>{children}</div>
    </section>
  );
}
