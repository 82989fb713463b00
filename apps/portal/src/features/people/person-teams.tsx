"use client";

import type { PersonView, TeamOfPerson } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { IconButton } from "@quarry/ui/icon-button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Menu } from "@quarry/ui/menu";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";

const AddToTeamDialog = fetchedDialog(
  async () => (await import("./add-to-team-dialog.tsx")).AddToTeamDialog,
  () => (
    <Button size="sm" icon={<Plus aria-hidden />}>
      Add to a team
    </Button>
  ),
);
const ChangeTeamRoleDialog = dynamic(
  async () => (await import("./change-team-role-dialog.tsx")).ChangeTeamRoleDialog,
  { ssr: false },
);
const RemoveFromTeamDialog = dynamic(
  async () => (await import("./remove-from-team-dialog.tsx")).RemoveFromTeamDialog,
  { ssr: false },
);

interface PersonTeamsProps {
  person: PersonView;
  mayManage: boolean;
  now: string;
}

/** The teams of somebody, with the role in each. */
export function PersonTeams({ person, mayManage, now }: PersonTeamsProps) {
  const teams = useQuery(api.teams.list.queryOptions({ input: {} })).data?.items ?? [];
  const [changing, setChanging] = useState<TeamOfPerson>();
  const [removing, setRemoving] = useState<TeamOfPerson>();
  const on = mayManage ? { onChange: setChanging, onRemove: setRemoving } : undefined;
  return (
    <Section
      title="Teams"
      count={person.teams.length}
      actions={mayManage ? <AddToTeamDialog person={person} teams={teams} /> : null}
    >
      {person.teams.length === 0 ? (
        <EmptyState
          title="In no team"
          description={
            person.platformRole === null
              ? "Without a team they see who they are, and nothing else."
              : "What they may do comes from their role in the portal."
          }
        />
      ) : (
        <DataTable
          label="Teams"
          toolbar={
            <p className="py-1.5 text-sm text-ink-muted">
              What changes here holds from their next request on.
            </p>
          }
          columns={teamColumns(now, on)}
          rows={person.teams}
          rowId={({ slug }) => slug}
        />
      )}
      <ChangeTeamRoleDialog person={person} team={changing} onClose={() => setChanging(undefined)} />
      <RemoveFromTeamDialog person={person} team={removing} onClose={() => setRemoving(undefined)} />
    </Section>
  );
}

interface TeamActions {
  onChange: (team: TeamOfPerson) => void;
  onRemove: (team: TeamOfPerson) => void;
}

function teamColumns(now: string, on: TeamActions | undefined): TableColumn<TeamOfPerson>[] {
  const columns: TableColumn<TeamOfPerson>[] = [
    {
      id: "name",
      header: "Team",
      primary: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    { id: "role", header: "Role", cell: ({ role }) => role },
    { id: "since", header: "Since", cell: ({ since }) => <RelativeTime at={since} now={now} /> },
  ];
  if (!on) return columns;
  const cell = (team: TeamOfPerson) => <Actions team={team} {...on} />;
  return [...columns, { id: "actions", header: "Actions", headerHidden: true, align: "end", cell }];
}

function Actions({ team, onChange, onRemove }: TeamActions & { team: TeamOfPerson }) {
  const items = [
    { id: "change", label: "Change role", onSelect: () => onChange(team) },
    { id: "remove", label: "Remove from team", danger: true, onSelect: () => onRemove(team) },
  ];
  return (
    <Menu
      groups={[{ items }]}
      trigger={<IconButton size="sm" label={`Actions of ${team.name}`} icon={<Ellipsis aria-hidden />} />}
    />
  );
}
