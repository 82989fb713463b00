import { AccessExplainer } from "@/features/access/access-explainer.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Explain an error" };

export default function AccessPage() {
  return (
    <Prefetched queries={[apiHere.settings.me.queryOptions({ input: {} })]}>
      <AccessExplainer />
    </Prefetched>
  );
}
