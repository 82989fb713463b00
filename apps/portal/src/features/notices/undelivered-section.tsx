"use client";

import type { UndeliveredView } from "@quarry/domain/notices/schema";
import { DataTable } from "@quarry/ui/data-table";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";

type Undelivered = UndeliveredView["items"][number];

/** Mails and messages of the last month that were given up, and why. */
export function UndeliveredSection({ now }: { now: string }) {
  const query = useQuery(api.notices.undelivered.queryOptions({ input: {} }));
  return (
    <Section
      title="Not delivered"
      count={query.data?.items.length}
      description="Mails and messages of the last 30 days that were given up: refused, or tried for a day. The notices themselves are in the portal."
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-16" />}
        failed="What was not delivered could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: nothing }}
      >
        {({ items }) => (
          <DataTable
            label="Not delivered"
            columns={undeliveredColumns(now)}
            rows={items}
            rowId={({ id }) => id}
          />
        )}
      </QueryBoundary>
    </Section>
  );
}

const nothing = <p className="text-ink-muted">Everything has arrived.</p>;

function undeliveredColumns(now: string): TableColumn<Undelivered>[] {
  return [
    { id: "title", header: "Notice", primary: true, wrap: true, cell: ({ title }) => title },
    { id: "to", header: "For", cell: ({ to, means }) => `${to} (${wordFor[means] ?? means})` },
    { id: "problem", header: "Why", wrap: true, phone: "full", cell: ({ problem }) => problem },
    { id: "attempts", header: "Tries", align: "end", cell: ({ attempts }) => attempts },
    { id: "at", header: "Given up", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  ];
}

const wordFor: Readonly<Record<string, string>> = { email: "e-mail", slack: "Slack", webhook: "webhook" };
