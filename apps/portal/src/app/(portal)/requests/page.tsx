import { RequestFilter } from "@quarry/domain/requests/filter-schema";
import type { Metadata } from "next";
import { RequestInbox } from "@/features/requests/request-inbox.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(RequestFilter, await searchParams);
  const queries = [
    apiHere.requests.list.queryOptions({ input: filter }),
    apiHere.requests.counts.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={RequestFilter}>
      <RequestInbox now={pageTime()} />
    </Prefetched>
  );
}
