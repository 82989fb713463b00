import { ProfileReference } from "@quarry/domain/profiles/schema";
import { NewRequest } from "@/features/requests/new-request.tsx";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Ask for a profile" };

export default async function NewRequestPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const replaced = ProfileReference.safeParse({ id: (await searchParams)["replaces"] }).data;
  const queries = [
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.requests.presets.queryOptions({ input: {} }),
    apiHere.studioProjects.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
    ...(replaced ? [apiHere.profiles.get.queryOptions({ input: replaced })] : []),
  ];
  return (
    <Prefetched queries={queries}>
      <NewRequest replaces={replaced?.id} />
    </Prefetched>
  );
}
