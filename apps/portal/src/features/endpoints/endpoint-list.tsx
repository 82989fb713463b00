"use client";

import type { EndpointFilter } from "@quarry/domain/endpoints/schema";
import type { EndpointView } from "@quarry/domain/endpoints/schema";
import { DataTable } from "@quarry/ui/data-table";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { FileNameSearch } from "../exports/file-name-search.tsx";
import { Segments } from "../profiles/segments.tsx";
import { EmptyEndpoints } from "./empty-endpoints.tsx";
import { endpointColumns } from "./endpoint-columns.tsx";
import { pollMilliseconds, scopeOptions } from "./endpoint-words.ts";
import { HourlyCost } from "./hourly-cost.tsx";

interface EndpointListProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** SageMaker endpoints: which there are, how they are, whose they are and what they cost at this moment. */
export function EndpointList({ now }: EndpointListProps) {
  const { filter, change } = useListFilter<EndpointFilter>();
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayAsk = me?.permissions.includes("requests.submit") === true;
  const query = useQuery(
    api.endpoints.list.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => pollMilliseconds(state.data?.items ?? []),
    }),
  );
  const table = { label: "Endpoints", columns: endpointColumns(now), rowId, rowName, rowHref, rowMark };
  return (
    <>
      <PageHeader
        title="Endpoints"
        count={query.data?.total}
        description={<HourlyCost page={query.data} />}
        actions={
          <>
            <LinkButton href="/endpoints/leftovers">Left behind</LinkButton>
            {mayAsk ? (
              <LinkButton href="/endpoints/new" variant="primary" icon={<Rocket aria-hidden />}>
                Deploy a model
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segments
          label="Which endpoints"
          options={scopeOptions}
          value={filter.scope}
          onChange={(scope) => change({ scope })}
        />
        <div className="w-full sm:w-80">
          <FileNameSearch
            label="Search by name or instance type"
            value={filter.q}
            onChange={(q) => change({ q })}
          />
        </div>
      </div>
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} rows={[]} skeletonRows={8} loading />}
        failed="The endpoints could not be loaded"
      >
        {({ items, total }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={<EmptyEndpoints {...{ filter, total, mayAsk }} onFilter={change} />}
            footer={<ListPages filter={filter} total={total} noun="endpoints" onChange={change} />}
          />
        )}
      </QueryBoundary>
    </>
  );
}

const rowId = ({ id }: EndpointView): string => id;
const rowName = ({ name }: EndpointView): string => name;
const rowMark = ({ status, failure }: EndpointView) =>
  status === "Failed" || failure !== null ? "danger" : undefined;
const rowHref = ({ id }: EndpointView): string => `/endpoints/${id}`;
