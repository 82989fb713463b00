import type { TeamView } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { TextLink } from "@quarry/ui/text-link";

interface ColumnOptions {
  now: string;
  mayManage: boolean;
  onRename: (team: TeamView) => void;
}

/** The columns of the list of teams. */
export function teamColumns({ now, mayManage, onRename }: ColumnOptions): TableColumn<TeamView>[] {
  const actions: TableColumn<TeamView> = {
    id: "actions",
    header: "Actions",
    headerHidden: true,
    align: "end",
    cell: (team) => (
      <Button size="sm" onClick={() => onRename(team)}>
        Rename
        <span className="sr-only"> {team.name}</span>
      </Button>
    ),
  };
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      wrap: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      id: "slug",
      header: "Short name",
      cell: ({ slug }) => <code className="font-mono text-xs">{slug}</code>,
    },
    { id: "people", header: "People", align: "end", cell: (team) => <People team={team} /> },
    { id: "added", header: "Added", cell: ({ addedAt }) => <RelativeTime at={addedAt} now={now} /> },
    ...(mayManage ? [actions] : []),
  ];
}

function People({ team: { slug, name, people } }: { team: TeamView }) {
  if (people === 0) return "0";
  return (
    <TextLink href={`/settings/people?team=${slug}`}>
      {people.toLocaleString("en")}
      <span className="sr-only"> of {name}</span>
    </TextLink>
  );
}
