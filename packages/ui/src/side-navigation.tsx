"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export type NavigationItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** Waiting things, shown beside the label. */
  count?: number | undefined;
  /** What the number counts, for screen readers: "pending". */
  countLabel?: string | undefined;
};

export type NavigationGroup = { label?: string | undefined; items: readonly NavigationItem[] };

export type SideNavigationProps = {
  groups: readonly NavigationGroup[];
  /** The path of this page; the longest item that contains it is marked. */
  currentPath: string;
  onNavigate?: (() => void) | undefined;
};

/** The product's main pages. */
export function SideNavigation({ groups, currentPath, onNavigate }: SideNavigationProps) {
  const current = currentHref(groups, currentPath);
  return (
    <nav aria-label="Main" className="flex flex-col gap-3">
      {groups.map((group, index) => (
        <div key={group.label ?? index}>
          {group.label ? (
            <p className="px-2.5 pt-1 pb-1 text-xs font-medium text-ink-faint">{group.label}</p>
          ) : null}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavigationLink item={item} isCurrent={item.href === current} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavigationLinkProps = { item: NavigationItem; isCurrent: boolean; onNavigate: (() => void) | undefined };

function NavigationLink({ item, isCurrent, onNavigate }: NavigationLinkProps) {
  return (
    <Link
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      onClick={onNavigate}
      className={clsx(
        "relative flex h-control items-center gap-2.5 rounded-md px-2.5 [&_svg]:size-4 [&_svg]:shrink-0",
        isCurrent
          ? "bg-accent-wash font-medium text-accent-text before:absolute before:inset-y-1.5 before:left-0 before:w-0.75 before:rounded-full before:bg-accent-text"
          : "text-ink hover:bg-hover [&_svg]:text-ink-muted",
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? (
        <span className="rounded-full border border-line bg-surface px-1.5 text-xs font-medium text-ink-muted tabular-nums">
          {item.count.toLocaleString("en")}
          {item.countLabel ? <span className="sr-only"> {item.countLabel}</span> : null}
        </span>
      ) : null}
    </Link>
  );
}

function currentHref(groups: readonly NavigationGroup[], path: string): string | undefined {
  const isWithin = (href: string) => path === href || (href !== "/" && path.startsWith(`${href}/`));
  return groups
    .flatMap(({ items }) => items.map(({ href }) => href))
    .filter(isWithin)
    .toSorted((one, other) => other.length - one.length)[0];
}
