"use client";

import type { RequestFilter } from "@quarry/domain/requests/filter-schema";
import type { RequestSummaryView } from "@quarry/domain/requests/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Inbox, Plus } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { Segments } from "../profiles/segments.tsx";
import { requestColumns } from "./request-columns.tsx";

interface RequestInboxProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 2_000;
const isMoving = ({ state }: RequestSummaryView) => state === "approved" || state === "provisioning";

/** What was asked for, what waits for one's decision, and what became of it. */
export function RequestInbox({ now }: RequestInboxProps) {
  const { filter, change } = useListFilter<RequestFilter>();
  const counts = useQuery(api.requests.counts.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  const query = useQuery(
    api.requests.list.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? pollMilliseconds : false),
    }),
  );
  const table = {
    label: "Requests",
    columns: requestColumns(now),
    rowId,
    rowName,
    rowHref,
    rows: [],
    skeletonRows: 8,
  };
  return (
    <>
      <PageHeader
        title="Requests"
        description="Ask for a profile, decide on what others ask for, and see what became of it."
        actions={
          me.data?.permissions.includes("requests.submit") ? (
            <LinkButton href="/requests/new" variant="primary" icon={<Plus aria-hidden />}>
              Ask for a profile
            </LinkButton>
          ) : null
        }
      />
      <Segments
        label="Which requests"
        options={scopeOptions(counts.data)}
        value={filter.scope}
        onChange={(scope) => change({ scope })}
      />
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} loading />}
        failed="The requests could not be loaded"
      >
        {({ items, total }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={<EmptyInbox scope={filter.scope} />}
            footer={<ListPages filter={filter} total={total} noun="requests" onChange={change} />}
          />
        )}
      </QueryBoundary>
    </>
  );
}

const rowId = ({ id }: RequestSummaryView): string => id;
const rowName = ({ title }: RequestSummaryView): string => title;
const rowHref = ({ id }: RequestSummaryView): string => `/requests/${id}`;

function scopeOptions(counts: { mine: number; toDecide: number } | undefined) {
  return [
    { value: "all", label: "All" },
    { value: "mine", label: counted("Mine", counts?.mine) },
    { value: "decide", label: counted("To decide", counts?.toDecide) },
    { value: "decided", label: "Decided" },
  ] as const;
}

const counted = (label: string, count: number | undefined) => (count ? `${label} (${count})` : label);

const emptyWords: Record<RequestFilter["scope"], { title: string; description: string }> = {
  all: {
    title: "Nobody has asked for anything yet",
    description:
      "Ask for a profile: an approver sees what it costs and what AWS will be told, and decides once.",
  },
  mine: {
    title: "You have asked for nothing yet",
    description: "What you ask for stands here until it is there.",
  },
  decide: { title: "Nothing waits for you", description: "Requests that you may decide on appear here." },
  decided: {
    title: "Nothing was decided yet",
    description: "Approved and rejected requests stay here for ever.",
  },
};

function EmptyInbox({ scope }: { scope: RequestFilter["scope"] }) {
  return <EmptyState icon={<Inbox aria-hidden />} {...emptyWords[scope]} />;
}
