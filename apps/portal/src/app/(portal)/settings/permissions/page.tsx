import { PermissionTable } from "@/features/settings/permission-table.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Roles and permissions" };

export default function PermissionsPage() {
  const queries = [
    apiHere.settings.permissions.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <PermissionTable />
    </Prefetched>
  );
}
