import { YourRoles } from "@/features/settings/your-roles.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Settings" };

export default function SettingsPage() {
  const queries = [
    apiHere.settings.me.queryOptions({ input: {} }),
    apiHere.settings.permissions.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <YourRoles />
    </Prefetched>
  );
}
