"use client";

import { Link } from "@quarry/ui/link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** Which accounts and regions the portal reads; leads to the connections. */
export function AccountHint() {
  const { data } = useQuery(api.connections.list.queryOptions({ input: {} }));
  const words = describe(data?.connections ?? []);
  if (words === null) return null;
  return (
    <Link
      href="/settings/connections"
      aria-label={`Connected: ${words}`}
      className="flex h-control items-center rounded-md px-2 text-sm text-bar-ink-muted tabular-nums hover:bg-bar-hover hover:text-bar-ink focus-visible:outline-bar-focus max-lg:hidden"
    >
      {words}
    </Link>
  );
}

function describe(connections: readonly { accountId: string; regions: string[] }[]): string | null {
  const accounts = [...new Set(connections.map(({ accountId }) => accountId))];
  const regions = [...new Set(connections.flatMap((connection) => connection.regions))];
  const [account] = accounts;
  const [region] = regions;
  if (account === undefined || region === undefined) return null;
  const which = accounts.length === 1 ? account : `${accounts.length} accounts`;
  return `${which} · ${regions.length === 1 ? region : `${regions.length} regions`}`;
}
