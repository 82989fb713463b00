import type { Metadata } from "next";
import { TagPolicyScreen } from "@/features/tags/tag-policy-screen.tsx";
import { TagsFilter } from "@/features/tags/tags-filter-schema.ts";
import { policyInput, reportInput } from "@/features/tags/tags-filter.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Tag policy" };

export default async function TagsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(TagsFilter, await searchParams);
  const queries = [
    apiHere.tags.policy.queryOptions({ input: policyInput(filter) }),
    apiHere.tags.report.queryOptions({ input: reportInput(filter) }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={TagsFilter}>
      <TagPolicyScreen />
    </Prefetched>
  );
}
