import { ChevronRight } from "lucide-react";
import { Link } from "./link.tsx";

export type Crumb = {
  label: string;
  /** Missing for the page itself, which comes last. */
  href?: string | undefined;
};

export type BreadcrumbsProps = { items: readonly Crumb[] };

/** The way to this page and back up. */
export function Breadcrumbs({ items }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-muted">
        {items.map(({ label, href }) => (
          <li key={label} className="flex min-w-0 items-center gap-1">
            {href === undefined ? (
              <span aria-current="page" className="truncate">
                {label}
              </span>
            ) : (
              <>
                <Link href={href} className="rounded-sm text-accent-text hover:underline">
                  {label}
                </Link>
                <ChevronRight aria-hidden className="size-3.5" />
              </>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
