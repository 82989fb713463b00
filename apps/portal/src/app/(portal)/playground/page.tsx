import { ProfileReference } from "@quarry/domain/profiles/schema";
import type { Metadata } from "next";
import { Playground } from "@/features/playground/playground.tsx";
import { pickerInputs } from "@/features/playground/profile-options.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Playground" };

interface PlaygroundPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function PlaygroundPage({ searchParams }: PlaygroundPageProps) {
  const { profile } = await searchParams;
  const chosen = ProfileReference.safeParse({ id: profile }).data;
  const queries = [
    apiHere.settings.me.queryOptions({ input: {} }),
    ...Object.values(pickerInputs("")).map((input) => apiHere.profiles.list.queryOptions({ input })),
    ...(chosen ? [apiHere.profiles.get.queryOptions({ input: chosen })] : []),
  ];
  return (
    <Prefetched queries={queries}>
      <Playground />
    </Prefetched>
  );
}
