import { PersonFilter } from "@quarry/domain/people/schema";
import type { Metadata } from "next";
import { PeopleScreen } from "@/features/people/people-screen.tsx";
import { waysInHere } from "@/features/people/ways-in-here.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(PersonFilter, await searchParams);
  const queries = [
    apiHere.people.list.queryOptions({ input: filter }),
    apiHere.teams.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={PersonFilter}>
      <PeopleScreen ways={waysInHere()} now={pageTime()} />
    </Prefetched>
  );
}
