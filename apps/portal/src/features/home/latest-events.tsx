"use client";

import { EmptyState } from "@quarry/ui/empty-state";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { eventLabel } from "../audit/event-words.ts";
import { homeInputs } from "./home-inputs.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

interface LatestEventsProps {
  now: string;
}

/** The last few events of the audit trail. */
export function LatestEvents({ now }: LatestEventsProps) {
  const query = useQuery(api.audit.list.queryOptions({ input: homeInputs.events }));
  return (
    <Section
      title="Latest events"
      count={query.data?.total}
      actions={<TextLink href="/audit">All events</TextLink>}
      flush
    >
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={6} label="Loading events" />}
        failed="The events could not be loaded"
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState title="No events yet" description="The first change of anyone appears here." />,
        }}
      >
        {({ items }) => (
          <ol>
            {items.map(({ sequence, name, subjectLabel, actorName, at }) => (
              <li
                key={sequence}
                className="flex flex-wrap items-baseline gap-x-4 px-4 py-2 not-last:border-b"
              >
                <span className="min-w-0 flex-1 basis-64">
                  <span className="font-medium">{eventLabel(name)}</span>
                  <span className="block truncate text-sm text-ink-muted">
                    {[subjectLabel, actorName].filter(Boolean).join(" · ")}
                  </span>
                </span>
                <span className="text-sm text-ink-muted">
                  <RelativeTime at={at} now={now} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </QueryBoundary>
    </Section>
  );
}
