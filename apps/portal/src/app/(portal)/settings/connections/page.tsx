import { Connections } from "@/features/settings/connections.tsx";
import { pageTime } from "@/server/page-time.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Connections" };

export default function ConnectionsPage() {
  const queries = [
    apiHere.connections.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <Connections now={pageTime()} />
    </Prefetched>
  );
}
