"use client";

import type { StudioProjectView } from "@quarry/domain/studio-projects/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Skeleton } from "@quarry/ui/skeleton";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderKanban } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { AllowProjectDialog } from "./allow-project-dialog.tsx";

interface StudioProjectsProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Which teams may make profiles that a SageMaker Unified Studio project can call. */
export function StudioProjects({ now }: StudioProjectsProps) {
  const query = useQuery(api.studioProjects.list.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayAllow = me?.permissions.includes("studio-projects.allow") === true;
  const withdraw = useWithdrawal();
  return (
    <SettingsFrame
      title="Studio projects"
      description="For these projects a team may ask for profiles that are named and tagged as the Unified Studio’s own."
      actions={mayAllow ? <AllowProjectDialog suggestions={query.data?.suggestions ?? []} /> : null}
    >
      <Callout tone="info" title="Proven in the field, not documented by AWS">
        A Studio role may call a profile whose tag AmazonDataZoneProject equals the role’s own project. AWS
        documents no way to make one outside the Studio; whoever may set that tag decides who may call the
        profile.
      </Callout>
      <RefusalNote error={withdraw.error} />
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="The projects could not be loaded"
      >
        {({ items }) => (
          <DataTable
            label="Studio projects"
            columns={columnsOf(now, mayAllow ? (id) => withdraw.mutate({ id }) : undefined)}
            rows={items}
            rowId={({ id }) => id}
            empty={
              <EmptyState
                icon={<FolderKanban aria-hidden />}
                title="No team may do this yet"
                description="Allow a team for one project; the ids can be taken from an uploaded export."
              />
            }
          />
        )}
      </QueryBoundary>
    </SettingsFrame>
  );
}

function useWithdrawal() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.studioProjects.key() });
  return useMutation(api.studioProjects.withdraw.mutationOptions({ onSettled }));
}

function columnsOf(
  now: string,
  onWithdraw: ((id: string) => void) | undefined,
): TableColumn<StudioProjectView>[] {
  const withdraw: TableColumn<StudioProjectView> = {
    id: "withdraw",
    header: "Actions",
    headerHidden: true,
    align: "end",
    cell: ({ id }) => (
      <Button size="sm" onClick={() => onWithdraw?.(id)}>
        Withdraw
      </Button>
    ),
  };
  return [
    {
      id: "project",
      header: "Project",
      primary: true,
      cell: ({ projectId }) => <code className="font-mono text-xs">{projectId}</code>,
    },
    {
      id: "domain",
      header: "Domain",
      cell: ({ domainId }) => <code className="font-mono text-xs">{domainId}</code>,
    },
    { id: "team", header: "Team", cell: ({ team }) => team },
    { id: "by", header: "Allowed by", cell: ({ allowedBy }) => allowedBy },
    { id: "at", header: "When", cell: ({ allowedAt }) => <RelativeTime at={allowedAt} now={now} /> },
    ...(onWithdraw ? [withdraw] : []),
  ];
}
