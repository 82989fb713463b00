import type { TokenView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import type { StatusKind } from "@quarry/ui/status";

interface ColumnOptions {
  now: string;
  onRevoke: (token: TokenView) => void;
}

const kinds: Record<TokenView["state"], StatusKind> = {
  active: "success",
  expired: "pending",
  revoked: "stopped",
};

/** The columns of the token list; only tokens that still work can be revoked. */
export function tokenColumns({ now, onRevoke }: ColumnOptions): TableColumn<TokenView>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      wrap: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      id: "hint",
      header: "Begins with",
      cell: ({ hint }) => <code className="font-mono text-xs">{hint}…</code>,
    },
    { id: "state", header: "State", cell: ({ state }) => <Status kind={kinds[state]}>{state}</Status> },
    { id: "created", header: "Created", cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} /> },
    { id: "expires", header: "Expires", cell: ({ expiresAt }) => <RelativeTime at={expiresAt} now={now} /> },
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
        token.state === "active" ? (
          <Button size="sm" onClick={() => onRevoke(token)}>
            Revoke
            <span className="sr-only"> {token.name}</span>
          </Button>
        ) : null,
    },
  ];
}
