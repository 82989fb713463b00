"use client";

import type { PermissionsView } from "@quarry/domain/settings/schema";
import { DataTable } from "@quarry/ui/data-table";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Skeleton } from "@quarry/ui/skeleton";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { useQuery } from "@tanstack/react-query";
import { Check, Minus } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type PermissionRow = PermissionsView["permissions"][number];

/** Who may do what: the one table that the server decides by. */
export function PermissionTable() {
  const query = useQuery(api.settings.permissions.queryOptions({ input: {} }));
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  return (
    <SettingsFrame
      title="Roles and permissions"
      description="Who may do what. The server decides by this very table."
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-96" />}
        failed="The permissions could not be loaded"
      >
        {(view) => (
          <DataTable
            label="Permissions"
            toolbar={
              <p className="py-1.5 text-sm text-ink-muted">
                Viewer, member and approver hold within a team; admin and auditor for the whole portal.
                Whoever is in no team yet is a guest.
              </p>
            }
            columns={columnsOf(view, me?.roles ?? [])}
            rows={view.permissions}
            rowId={({ name }) => name}
          />
        )}
      </QueryBoundary>
    </SettingsFrame>
  );
}

function columnsOf(
  { roles, permissions }: PermissionsView,
  own: readonly string[],
): TableColumn<PermissionRow>[] {
  const given = roles.filter((role) => permissions.some(({ who }) => who.includes(role)));
  return [
    {
      id: "lets",
      header: "Lets you",
      primary: true,
      wrap: true,
      cell: ({ lets }) => lets.charAt(0).toUpperCase() + lets.slice(1),
    },
    {
      id: "name",
      header: "Permission",
      cell: ({ name }) => <code className="font-mono text-xs text-ink-muted">{name}</code>,
    },
    ...given.map((role) => ({
      id: role,
      header: own.includes(role) ? `${role} (you)` : role,
      cell: ({ who }: PermissionRow) => <Mark isGiven={who.includes(role)} />,
    })),
  ];
}

function Mark({ isGiven }: { isGiven: boolean }) {
  return (
    <span className={isGiven ? "text-success-text" : "text-ink-faint"}>
      {isGiven ? <Check aria-hidden className="size-4" /> : <Minus aria-hidden className="size-4" />}
      <VisuallyHidden>{isGiven ? "yes" : "no"}</VisuallyHidden>
    </span>
  );
}
