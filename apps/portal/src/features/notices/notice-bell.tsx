"use client";

import { Link } from "@quarry/ui/link";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { api } from "@/client/api.ts";

// Once a minute, and only while the tab is seen.
const pollMilliseconds = 60_000;
const mostShown = 99;

/** How many notices one has not read; leads to them. */
export function NoticeBell() {
  const { data } = useQuery(
    api.notices.counts.queryOptions({ input: {}, refetchInterval: pollMilliseconds }),
  );
  const unread = data?.unread ?? 0;
  return (
    <Link
      href="/notices"
      aria-label={unread === 0 ? "Notices" : `Notices, ${unread} unread`}
      className="relative inline-flex h-control min-w-control items-center justify-center rounded-md text-bar-ink hover:bg-bar-hover focus-visible:outline-bar-focus [&_svg]:size-4"
    >
      <Bell aria-hidden />
      {unread === 0 ? null : (
        <span
          aria-hidden
          className="absolute top-0.5 right-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-xs font-semibold text-accent-ink tabular-nums"
        >
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      )}
    </Link>
  );
}
