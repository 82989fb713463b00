import type { ReactNode } from "react";

export type PageHeaderProps = {
  title: ReactNode;
  /** One sentence of what this page is for. */
  description?: ReactNode;
  /** The number of things the page lists. */
  count?: number | undefined;
  breadcrumbs?: ReactNode;
  /** A mark before the heading and badges after it. */
  mark?: ReactNode;
  badges?: ReactNode;
  /** The main action, last; others before it. */
  actions?: ReactNode;
};

/** One heading, one sentence, one main action. */
export function PageHeader({
  title,
  description,
  count,
  breadcrumbs,
  mark,
  badges,
  actions,
}: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-1">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {mark}
            <h1 className="text-xl font-semibold tracking-tight break-words">
              {title}
              {count === undefined ? null : (
                <span className="font-normal text-ink-faint tabular-nums">
                  {" "}
                  ({count.toLocaleString("en")})
                </span>
              )}
            </h1>
            {badges}
          </div>
          {description ? <p className="mt-0.5 max-w-prose text-ink-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
