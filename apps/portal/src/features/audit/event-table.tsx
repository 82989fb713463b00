"use client";

import type { EventFilter, EventPage, EventView } from "@quarry/domain/audit/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { IconButton } from "@quarry/ui/icon-button";
import type { UseQueryResult } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { refusalOf } from "@/client/refusal.ts";
import { ListPages } from "@/navigation/list-pages.tsx";
import { eventColumns } from "./event-columns.tsx";
import { isSelective } from "./event-query.ts";
import { EventFilterBar } from "./event-filter.tsx";

interface EventTableProps {
  filter: EventFilter;
  change: (part: Partial<EventFilter>) => void;
  query: UseQueryResult<EventPage>;
  now: string;
  onOpen: (event: EventView) => void;
}

const nothing: readonly EventView[] = [];

/** A page of events under its filter. */
export function EventTable({ filter, change, query, now, onOpen }: EventTableProps) {
  const { data } = query;
  return (
    <DataTable
      label="Events"
      columns={eventColumns({ now, onOpen })}
      rows={data?.items ?? nothing}
      rowId={({ sequence }) => sequence}
      loading={query.isPending || query.isPlaceholderData}
      toolbar={
        <div className="flex w-full items-start gap-2">
          <div className="min-w-0 flex-1">
            <EventFilterBar filter={filter} onChange={change} total={data?.total} />
          </div>
          <IconButton
            label="Refresh"
            icon={<RotateCw aria-hidden />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          />
        </div>
      }
      empty={isSelective(filter) ? <NoMatch change={change} /> : noEvents}
      error={query.isLoadingError ? <Failure query={query} /> : undefined}
      footer={<ListPages filter={filter} total={data?.total ?? 0} noun="events" onChange={change} />}
    />
  );
}

const noEvents = <EmptyState title="No events yet" description="The first change of anyone appears here." />;

function NoMatch({ change }: Pick<EventTableProps, "change">) {
  return (
    <EmptyState
      title="No event matches"
      description="Widen the days, or take a filter away."
      action={
        <Button
          onClick={() =>
            change({
              q: "",
              name: undefined,
              actor: "",
              subjectId: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          Clear filters
        </Button>
      }
    />
  );
}

function Failure({ query }: Pick<EventTableProps, "query">) {
  const { message, requestId } = refusalOf(query.error);
  return (
    <ErrorPanel
      title="The events could not be loaded"
      explanation={message}
      requestId={requestId}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
