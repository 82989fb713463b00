import type { ChannelView } from "@quarry/domain/notices/schema";
import { IconButton } from "@quarry/ui/icon-button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Menu } from "@quarry/ui/menu";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import type { StatusKind } from "@quarry/ui/status";
import { Ellipsis } from "lucide-react";

interface ColumnOptions {
  now: string;
  mayManage: boolean;
  onTest: (channel: ChannelView) => void;
  onChange: (channel: ChannelView) => void;
  onRemove: (channel: ChannelView) => void;
}

const kinds: Record<NonNullable<ChannelView["last"]>["state"], StatusKind> = {
  waiting: "progress",
  delivered: "success",
  failed: "error",
  dropped: "stopped",
};

/** The columns of the channels; of an address only its host is known here. */
export function channelColumns(options: ColumnOptions): TableColumn<ChannelView>[] {
  return [
    {
      id: "name",
      header: "Channel",
      primary: true,
      wrap: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    { id: "team", header: "Team", cell: ({ team }) => team },
    { id: "kind", header: "Kind", cell: ({ kind }) => (kind === "slack" ? "Slack" : "Webhook") },
    {
      id: "host",
      header: "Leads to",
      cell: ({ host }) => <code className="font-mono text-xs">{host}</code>,
    },
    { id: "kinds", header: "Told of", cell: (channel) => `${channel.kinds.length} kinds` },
    {
      id: "last",
      header: "Latest",
      wrap: true,
      phone: "full",
      cell: ({ last }) => (last ? <Latest last={last} now={options.now} /> : "nothing yet"),
    },
    {
      id: "actions",
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (channel) => (options.mayManage ? <Actions channel={channel} {...options} /> : null),
    },
  ];
}

function Latest({ last, now }: { last: NonNullable<ChannelView["last"]>; now: string }) {
  return (
    <Status kind={kinds[last.state]} hint={last.problem === "" ? undefined : last.problem}>
      {last.state} <RelativeTime at={last.at} now={now} />
    </Status>
  );
}

function Actions({ channel, onTest, onChange, onRemove }: ColumnOptions & { channel: ChannelView }) {
  const items = [
    { id: "test", label: "Send a test", onSelect: () => onTest(channel) },
    { id: "change", label: "Choose kinds", onSelect: () => onChange(channel) },
    { id: "remove", label: "Remove", danger: true, onSelect: () => onRemove(channel) },
  ];
  return (
    <Menu
      groups={[{ items }]}
      trigger={<IconButton size="sm" label={`Actions of ${channel.name}`} icon={<Ellipsis aria-hidden />} />}
    />
  );
}
