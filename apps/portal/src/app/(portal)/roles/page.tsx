import type { Metadata } from "next";
import { RoleListFilter } from "@/features/roles/role-filter-schema.ts";
import { RoleList } from "@/features/roles/role-list.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Roles" };

export default function RolesPage() {
  // The roles themselves come from AWS and are not waited for.
  const queries = [
    apiHere.settings.me.queryOptions({ input: {} }),
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.roles.policy.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={RoleListFilter}>
      <RoleList />
    </Prefetched>
  );
}
