import { ApprovalSettings } from "@/features/requests/approval-settings.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Approvals" };

export default function ApprovalsPage() {
  const queries = [
    apiHere.requests.policies.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <ApprovalSettings />
    </Prefetched>
  );
}
