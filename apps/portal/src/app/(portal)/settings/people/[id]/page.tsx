import { PersonReference } from "@quarry/domain/people/schema";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PersonDetail } from "@/features/people/person-detail.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Person" };

interface PersonPageProps {
  params: Promise<{ id: string }>;
}

export default async function PersonPage({ params }: PersonPageProps) {
  const input = PersonReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [
    apiHere.people.get.queryOptions({ input }),
    apiHere.teams.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <PersonDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
