import { ProfileFilter } from "@quarry/domain/profiles/schema";
import type { Metadata } from "next";
import { ProfileCatalog } from "@/features/profiles/profile-catalog.tsx";
import { toFacetInput } from "@/features/profiles/profile-query.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { pageTime } from "@/server/page-time.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Inference profiles" };

interface ProfilesPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function ProfilesPage({ searchParams }: ProfilesPageProps) {
  const filter = parseListFilter(ProfileFilter, await searchParams);
  const queries = [
    apiHere.profiles.list.queryOptions({ input: filter }),
    apiHere.profiles.facets.queryOptions({ input: toFacetInput(filter) }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched
      first={apiHere.profiles.mirrorState.queryOptions({ input: {} })}
      queries={queries}
      address={ProfileFilter}
    >
      <ProfileCatalog now={pageTime()} />
    </Prefetched>
  );
}
