"use client";

import { Link } from "@quarry/ui/link";
import { PageHeader } from "@quarry/ui/page-header";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { api } from "@/client/api.ts";

interface SettingsFrameProps {
  title: string;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the settings under the way to the others. */
export function SettingsFrame({ title, description, actions, children }: SettingsFrameProps) {
  const pathname = usePathname();
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const open = pages.filter(({ permission }) => me?.permissions.includes(permission));
  return (
    <>
      <nav aria-label="Settings" className="overflow-x-auto border-b border-line [scrollbar-width:none]">
        <ul className="flex gap-1">
          {open.map(({ href, label }) => (
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
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <PageHeader title={title} description={description} actions={actions} />
      {children}
    </>
  );
}

const pages = [
  { href: "/settings", label: "You", permission: "settings.read" },
  { href: "/settings/tokens", label: "API tokens", permission: "tokens.manage" },
  { href: "/settings/permissions", label: "Roles and permissions", permission: "settings.read" },
  { href: "/settings/connections", label: "Connections", permission: "connections.read" },
] as const;
