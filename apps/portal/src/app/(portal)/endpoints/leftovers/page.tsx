import { LeftoverFilter } from "@quarry/domain/endpoints/schema";
import type { Metadata } from "next";
import { LeftoverScreen } from "@/features/endpoints/leftover-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Left behind" };

export default async function LeftoversPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(LeftoverFilter, await searchParams);
  const queries = [
    apiHere.endpoints.leftovers.queryOptions({ input: filter }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={LeftoverFilter}>
      <LeftoverScreen now={pageTime()} />
    </Prefetched>
  );
}
