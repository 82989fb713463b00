import type { Metadata } from "next";
import { CostTagsFilter } from "@/features/cost-tags/cost-tags-filter-schema.ts";
import { diagnoseInput } from "@/features/cost-tags/cost-tags-filter.ts";
import { CostTagsScreen } from "@/features/cost-tags/cost-tags-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Tags on the bill" };

export default async function CostTagsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(CostTagsFilter, await searchParams);
  const queries = [
    apiHere.costTags.diagnose.queryOptions({ input: diagnoseInput(filter) }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={CostTagsFilter}>
      <CostTagsScreen now={pageTime()} />
    </Prefetched>
  );
}
