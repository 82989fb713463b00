import type { Metadata } from "next";
import { TeamsScreen } from "@/features/people/teams-screen.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Teams" };

export default function TeamsPage() {
  const queries = [
    apiHere.teams.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <TeamsScreen now={pageTime()} />
    </Prefetched>
  );
}
