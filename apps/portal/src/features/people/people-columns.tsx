import type { PersonView } from "@quarry/domain/people/schema";
import { Avatar } from "@quarry/ui/avatar";
import { Badge } from "@quarry/ui/badge";
import { ChipList } from "@quarry/ui/chip-list";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { PersonStatus } from "./person-status.tsx";

/** The columns of the list of people. */
export function peopleColumns(now: string): TableColumn<PersonView>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      cell: NameCell,
    },
    { id: "status", header: "Status", cell: ({ status }) => <PersonStatus status={status} /> },
    {
      id: "role",
      header: "Role in the portal",
      cell: ({ platformRole }) => (platformRole === null ? "–" : <Badge tone="info">{platformRole}</Badge>),
    },
    {
      id: "teams",
      header: "Teams",
      phone: "full",
      wrap: true,
      cell: ({ teams }) => (
        <ChipList label="Teams" chips={teams.map(({ name, role }) => ({ name, value: role }))} />
      ),
    },
    { id: "added", header: "Added", cell: ({ addedAt }) => <RelativeTime at={addedAt} now={now} /> },
    {
      id: "signed-in",
      header: "Last signed in",
      cell: ({ lastSignedInAt }) =>
        lastSignedInAt === null ? "never" : <RelativeTime at={lastSignedInAt} now={now} />,
    },
  ];
}

/** Long names and addresses break on phones and end in dots on wide windows, so that no column leaves the window. */
function NameCell({ name, email }: PersonView) {
  return (
    <span className="flex items-center gap-2">
      <Avatar name={name} />
      <span className="min-w-0 sm:max-w-64">
        <span className="block wrap-anywhere sm:truncate">{name}</span>
        <span title={email} className="block text-xs wrap-anywhere text-ink-muted sm:truncate">
          {email}
        </span>
      </span>
    </span>
  );
}
