"use client";

import type { PersonFilter, PersonPage, PersonView, TeamView } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { PropertyFilter } from "@quarry/ui/property-filter";
import type { UseQueryResult } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { refusalOf } from "@/client/refusal.ts";
import { ListPages } from "@/navigation/list-pages.tsx";
import { peopleColumns } from "./people-columns.tsx";
import {
  fromFilterQuery,
  isSelective,
  noFilter,
  personFacets,
  personProperties,
  toFilterQuery,
} from "./people-query.ts";

interface PeopleTableProps {
  filter: PersonFilter;
  change: (part: Partial<PersonFilter>) => void;
  query: UseQueryResult<PersonPage>;
  teams: readonly TeamView[];
  now: string;
}

const nobody: readonly PersonView[] = [];

/** A page of people under its filter. */
export function PeopleTable({ filter, change, query, teams, now }: PeopleTableProps) {
  const { data } = query;
  const total = data?.total;
  return (
    <DataTable
      label="People"
      columns={peopleColumns(now)}
      rows={data?.items ?? nobody}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={({ id }) => `/settings/people/${id}`}
      rowMark={({ status }) => (status === "suspended" ? "warning" : undefined)}
      loading={query.isPending || query.isPlaceholderData}
      skeletonRows={6}
      toolbar={
        <div className="min-w-0 flex-1">
          <PropertyFilter
            id="page-search"
            label="Filter people"
            placeholder="Search by name, e-mail, team, role or status"
            query={toFilterQuery(filter)}
            onChange={(next) => change(fromFilterQuery(next, teams))}
            properties={personProperties}
            facets={personFacets(teams)}
            resultsText={total === undefined ? undefined : counted(total)}
          />
        </div>
      }
      empty={isSelective(filter) ? <NoMatch onClear={() => change(noFilter)} /> : noPeople}
      error={query.isLoadingError ? <Failure query={query} /> : undefined}
      footer={<ListPages filter={filter} total={total ?? 0} noun="people" onChange={change} />}
    />
  );
}

const counted = (total: number): string =>
  total === 1 ? "1 person" : `${total.toLocaleString("en")} people`;

const noPeople = (
  <EmptyState
    icon={<Users aria-hidden />}
    title="Nobody has been added yet"
    description="Add a person by the e-mail they sign in with."
  />
);

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="Nobody matches"
      description="Take a filter away, or search for another part of the name or e-mail."
      action={<Button onClick={onClear}>Show everybody</Button>}
    />
  );
}

function Failure({ query }: Pick<PeopleTableProps, "query">) {
  const { message, requestId } = refusalOf(query.error);
  return (
    <ErrorPanel
      title="The people could not be loaded"
      explanation={message}
      requestId={requestId}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
