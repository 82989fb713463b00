import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { kindWords } from "./token-words.ts";

interface ColumnOptions {
  now: string;
  onRemove: (token: HubTokenView) => void;
}

/** The columns of the list of Hub tokens; never the tokens themselves. */
export function hubTokenColumns({ now, onRemove }: ColumnOptions): TableColumn<HubTokenView>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      wrap: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    { id: "team", header: "Team", cell: ({ team }) => team.name },
    { id: "owner", header: "Account at the Hub", cell: ({ owner }) => owner },
    {
      id: "kind",
      header: "Kind",
      cell: ({ kind }) =>
        kind === "write" ? <Status kind="warning">{kindWords[kind]}</Status> : kindWords[kind],
    },
    {
      id: "lastFour",
      header: "Ends with",
      cell: ({ lastFour }) => <code className="font-mono text-xs">…{lastFour}</code>,
    },
    { id: "uses", header: "Used by", wrap: true, cell: (token) => <Uses token={token} /> },
    {
      id: "added",
      header: "Added",
      cell: ({ addedBy, createdAt }) => (
        <>
          {addedBy}, <RelativeTime at={createdAt} now={now} />
        </>
      ),
    },
    {
      id: "used",
      header: "Last used",
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? "never" : <RelativeTime at={lastUsedAt} now={now} />),
    },
    {
      id: "actions",
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (token) =>
        token.mayRemove ? (
          <Button size="sm" onClick={() => onRemove(token)}>
            Remove
            <span className="sr-only"> {token.name}</span>
          </Button>
        ) : null,
    },
  ];
}

function Uses({ token: { endpoints, requests } }: { token: HubTokenView }) {
  const uses = [
    ...endpoints.map(({ id, name }) => ({ id, name, href: `/endpoints/${id}` })),
    ...requests.map(({ id, name }) => ({ id, name, href: `/requests/${id}` })),
  ];
  if (uses.length === 0) return "nothing";
  return uses.map(({ id, name, href }, index) => (
    <span key={id}>
      {index === 0 ? "" : ", "}
      <TextLink href={href}>{name}</TextLink>
    </span>
  ));
}
