import { ApiTokens } from "@/features/settings/api-tokens.tsx";
import { pageTime } from "@/server/page-time.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "API tokens" };

export default function TokensPage() {
  const queries = [
    apiHere.settings.tokens.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <ApiTokens now={pageTime()} />
    </Prefetched>
  );
}
