import { DriftFilter } from "@quarry/domain/drift/schema";
import type { Metadata } from "next";
import { DriftScreen } from "@/features/drift/drift-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Drift" };

export default async function DriftPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(DriftFilter, await searchParams);
  const queries = [
    apiHere.drift.list.queryOptions({ input: filter }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched
      first={apiHere.profiles.mirrorState.queryOptions({ input: {} })}
      queries={queries}
      address={DriftFilter}
    >
      <DriftScreen now={pageTime()} />
    </Prefetched>
  );
}
