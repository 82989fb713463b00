import type { Metadata } from "next";
import { DocumentsScreen } from "@/features/roles/documents-screen.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Role documents" };

export default function RoleDocumentsPage() {
  return (
    <Prefetched queries={[apiHere.roles.documentKinds.queryOptions({ input: {} })]}>
      <DocumentsScreen />
    </Prefetched>
  );
}
