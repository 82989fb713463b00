import type { Metadata } from "next";
import { AskRole } from "@/features/roles/ask-role.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";
import type { SearchParams } from "@/navigation/filter-fields.ts";

export const metadata: Metadata = { title: "Ask for a role" };

export default async function NewRolePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { repair, connectionId, region } = await searchParams;
  const queries = [
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
    apiHere.roles.policy.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <AskRole
        start={{
          ...(typeof repair === "string" && { wish: "role.repair", roleArn: repair }),
          ...(typeof connectionId === "string" && { connectionId }),
          ...(typeof region === "string" && { region }),
        }}
      />
    </Prefetched>
  );
}
