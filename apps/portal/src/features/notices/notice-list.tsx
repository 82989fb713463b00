"use client";

import type { NoticeFilter } from "@quarry/domain/notices/schema";
import type { NoticeView } from "@quarry/domain/notices/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { Segments } from "../profiles/segments.tsx";
import { noticeColumns } from "./notice-columns.tsx";
import { useReading } from "./use-reading.ts";

interface NoticeListProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 60_000;

/** What one was told, newest first. */
export function NoticeList({ now }: NoticeListProps) {
  const { filter, change } = useListFilter<NoticeFilter>();
  const counts = useQuery(api.notices.counts.queryOptions({ input: {} }));
  const query = useQuery(
    api.notices.list.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: pollMilliseconds,
    }),
  );
  const reading = useReading();
  const failed = reading.some.error ?? reading.all.error;
  const newest = filter.page === 1 ? query.data?.items[0]?.at : undefined;
  const table = {
    label: "Notices",
    columns: noticeColumns({ now, onRead: ({ id }) => reading.some.mutate({ ids: [id] }) }),
    rowId,
    rows: [],
    skeletonRows: 8,
  };
  return (
    <>
      <PageHeader
        title="Notices"
        description="What waits for you, what became of what you asked for, and what ends soon."
        actions={
          <>
            <LinkButton href="/settings/notices">Choose what comes by e-mail</LinkButton>
            <Button
              variant="primary"
              disabled={!counts.data?.unread || newest === undefined}
              loading={reading.all.isPending}
              onClick={() => {
                if (newest !== undefined) reading.all.mutate({ upTo: newest });
              }}
            >
              Mark all as read
            </Button>
          </>
        }
      />
      <RefusalNote error={failed} />
      <div className="flex flex-wrap gap-2">
        <Segments
          label="Read or not"
          options={states(counts.data?.unread)}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
        <Segments
          label="What they are about"
          options={subjects}
          value={filter.about}
          onChange={(about) => change({ about })}
        />
      </div>
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} loading />}
        failed="Your notices could not be loaded"
      >
        {({ items, total }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={filter.state === "unread" ? allRead : noNotices}
            footer={<ListPages filter={filter} total={total} noun="notices" onChange={change} />}
          />
        )}
      </QueryBoundary>
    </>
  );
}

const rowId = ({ id }: NoticeView): string => id;

const states = (unread: number | undefined) =>
  [
    { value: "all", label: "All" },
    { value: "unread", label: unread ? `Unread (${unread})` : "Unread" },
  ] as const;

const subjects = [
  { value: "all", label: "Everything" },
  { value: "request", label: "Requests" },
  { value: "profile", label: "Profiles" },
  { value: "endpoint", label: "Endpoints" },
] as const;

const noNotices = (
  <EmptyState
    icon={<Bell aria-hidden />}
    title="Nothing to tell yet"
    description="Decisions that wait for you, answers to what you ask for, and ends that come near appear here."
  />
);

const allRead = (
  <EmptyState
    icon={<Bell aria-hidden />}
    title="You have read everything"
    description="What is new appears here."
  />
);
