import type { ConnectionView } from "@quarry/domain/connections/schema";
import { Arn } from "@quarry/ui/arn";
import { ChipList } from "@quarry/ui/chip-list";
import { IconButton } from "@quarry/ui/icon-button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Menu } from "@quarry/ui/menu";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Ellipsis } from "lucide-react";

interface ColumnOptions {
  now: string;
  mayManage: boolean;
  onRemove: (connection: ConnectionView) => void;
  onShowPolicies: (connection: ConnectionView) => void;
}

/** The columns of the connections; those without a role use the portal's own credentials. */
export function connectionColumns(options: ColumnOptions): TableColumn<ConnectionView>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    {
      id: "account",
      header: "Account",
      cell: ({ accountId }) => <span className="font-mono text-xs">{accountId}</span>,
    },
    {
      id: "regions",
      header: "Regions",
      phone: "full",
      cell: ({ regions }) => (
        <ChipList label="Regions" limit={3} chips={regions.map((value) => ({ value }))} />
      ),
    },
    {
      id: "role",
      header: "Comes in through",
      phone: "full",
      cell: ({ roleArn }) =>
        roleArn === null ? (
          <span className="text-ink-muted">the portal’s own credentials</span>
        ) : (
          <Arn arn={roleArn} limit={28} />
        ),
    },
    { id: "team", header: "Used by", cell: ({ team }) => team ?? "every team" },
    {
      id: "profiles",
      header: "Profiles",
      align: "end",
      cell: ({ profileCount }) => profileCount.toLocaleString("en"),
    },
    {
      id: "created",
      header: "Connected",
      cell: ({ createdAt }) => <RelativeTime at={createdAt} now={options.now} />,
    },
    {
      id: "actions",
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (connection) => <Actions connection={connection} {...options} />,
    },
  ];
}

function Actions({
  connection,
  mayManage,
  onRemove,
  onShowPolicies,
}: ColumnOptions & { connection: ConnectionView }) {
  const items = [
    { id: "policies", label: "Policies it needs", onSelect: () => onShowPolicies(connection) },
    ...(mayManage
      ? [{ id: "remove", label: "Remove", danger: true, onSelect: () => onRemove(connection) }]
      : []),
  ];
  return (
    <Menu
      groups={[{ items }]}
      trigger={
        <IconButton size="sm" label={`Actions of ${connection.name}`} icon={<Ellipsis aria-hidden />} />
      }
    />
  );
}
