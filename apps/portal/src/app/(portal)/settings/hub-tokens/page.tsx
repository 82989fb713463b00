import { HubTokens } from "@/features/hub-tokens/hub-tokens.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Hub tokens" };

export default function HubTokensPage() {
  const queries = [
    apiHere.hubTokens.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <HubTokens now={pageTime()} />
    </Prefetched>
  );
}
