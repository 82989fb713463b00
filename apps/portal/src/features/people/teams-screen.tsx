"use client";

import type { TeamView } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { useQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { teamColumns } from "./team-columns.tsx";

const AddTeamDialog = fetchedDialog(
  async () => (await import("./add-team-dialog.tsx")).AddTeamDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Add a team
    </Button>
  ),
);
const RenameTeamDialog = dynamic(async () => (await import("./rename-team-dialog.tsx")).RenameTeamDialog, {
  ssr: false,
});

interface TeamsScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The teams, which own exports, profiles, endpoints and costs. */
export function TeamsScreen({ now }: TeamsScreenProps) {
  const query = useQuery(api.teams.list.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayManage = me?.permissions.includes("people.manage") === true;
  const [renaming, setRenaming] = useState<TeamView>();
  const table = {
    label: "Teams",
    toolbar: <p className="py-1.5 text-sm text-ink-muted">A renamed team keeps its short name.</p>,
    columns: teamColumns({ now, mayManage, onRename: setRenaming }),
    rowId: ({ slug }: TeamView) => slug,
    skeletonRows: 4,
  };
  return (
    <SettingsFrame
      title="Teams"
      description="Exports, profiles in the catalog, endpoints and costs belong to teams; people see what their teams have."
      actions={mayManage ? <AddTeamDialog /> : null}
    >
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} rows={[]} loading />}
        failed="The teams could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: noTeams }}
      >
        {({ items }) => <DataTable {...table} rows={items} />}
      </QueryBoundary>
      <RenameTeamDialog team={renaming} onClose={() => setRenaming(undefined)} />
    </SettingsFrame>
  );
}

const noTeams = (
  <EmptyState
    framed
    icon={<Users aria-hidden />}
    title="No team yet"
    description="Add the first one, then people with a role in it."
  />
);
