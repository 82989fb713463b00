"use client";

import { Link } from "@quarry/ui/link";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { api } from "@/client/api.ts";

interface PageTabsProps {
  /** What the pages are together: "Settings". */
  label: string;
  /** Each is shown to those who hold its permission. */
  pages: readonly { href: string; label: string; permission: string }[];
}

/** The way between the pages of one area; the page that is open is marked. */
export function PageTabs({ label, pages }: PageTabsProps) {
  const pathname = usePathname();
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const open = pages.filter(({ permission }) => me?.permissions.includes(permission));
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line [scrollbar-width:none]">
      <ul className="flex gap-1">
        {open.map(({ href, label: words }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className={clsx(
                "flex h-control items-center rounded-t-md border-b-2 px-3 font-medium whitespace-nowrap hover:bg-hover focus-visible:-outline-offset-2",
                pathname === href
                  ? "border-accent-text text-accent-text"
                  : "border-transparent text-ink-muted hover:text-ink",
              )}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
