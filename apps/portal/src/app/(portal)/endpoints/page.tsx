import { EndpointFilter } from "@quarry/domain/endpoints/schema";
import type { Metadata } from "next";
import { EndpointList } from "@/features/endpoints/endpoint-list.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Endpoints" };

export default async function EndpointsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(EndpointFilter, await searchParams);
  const queries = [
    apiHere.endpoints.list.queryOptions({ input: filter }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={EndpointFilter}>
      <EndpointList now={pageTime()} />
    </Prefetched>
  );
}
