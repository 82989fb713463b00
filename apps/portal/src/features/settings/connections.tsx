"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Cable, Plus } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { connectionColumns } from "./connection-columns.tsx";
import { RemoveConnectionDialog } from "./remove-connection-dialog.tsx";
import { RolePoliciesDialog } from "./role-policies-dialog.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

const AddConnectionDialog = fetchedDialog(
  async () => (await import("./add-connection-dialog.tsx")).AddConnectionDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Add connection
    </Button>
  ),
);

interface ConnectionsProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The AWS accounts that Quarry reads, and how it gets in. */
export function Connections({ now }: ConnectionsProps) {
  const query = useQuery(api.connections.list.queryOptions({ input: {} }));
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const mayManage = me?.permissions.includes("connections.manage") === true;
  const [removing, setRemoving] = useState<ConnectionView>();
  const [showing, setShowing] = useState<ConnectionView>();
  return (
    <SettingsFrame
      title="Connections"
      description="The AWS accounts whose profiles the catalog shows. Quarry comes in through a role in each of them."
      actions={mayManage ? <AddConnectionDialog /> : null}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="The connections could not be loaded"
        empty={{ when: ({ connections }) => connections.length === 0, show: noConnections }}
      >
        {({ connections }) => (
          <DataTable
            label="Connections"
            toolbar={
              <p className="py-1.5 text-sm text-ink-muted">Adding or removing one changes nothing in AWS.</p>
            }
            columns={connectionColumns({ now, mayManage, onRemove: setRemoving, onShowPolicies: setShowing })}
            rows={connections}
            rowId={({ id }) => id}
          />
        )}
      </QueryBoundary>
      <RolePoliciesDialog connection={showing} onClose={() => setShowing(undefined)} />
      <RemoveConnectionDialog connection={removing} onClose={() => setRemoving(undefined)} />
    </SettingsFrame>
  );
}

const noConnections = (
  <EmptyState
    framed
    icon={<Cable aria-hidden />}
    title="No account is connected"
    description="Add a connection with the ARN of a role that Quarry may assume."
  />
);
