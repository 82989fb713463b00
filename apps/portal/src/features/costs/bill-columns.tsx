import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { ChipList } from "@quarry/ui/chip-list";
import { IconButton } from "@quarry/ui/icon-button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Menu } from "@quarry/ui/menu";
import { Status } from "@quarry/ui/status";
import { Ellipsis, Pencil, RefreshCw, Unplug } from "lucide-react";
import { dollarsAMonth } from "./call-dollars.ts";
import { addDays } from "@quarry/domain/costs/days-schema";
import { dayInWords } from "./cost-words.ts";

interface BillColumnsOptions {
  onRefresh: (source: SourceView) => void;
  onChange: (source: SourceView) => void;
  onDisconnect: (source: SourceView) => void;
}

/** The columns of the bills that are read. */
export function billColumns(options: BillColumnsOptions): TableColumn<SourceView>[] {
  return [
    {
      id: "connection",
      header: "Connection",
      primary: true,
      cell: ({ connection, accountId }) => (
        <>
          {connection} <span className="font-mono text-xs text-ink-muted">{accountId}</span>
        </>
      ),
    },
    { id: "state", header: "State", phone: "full", cell: (source) => <BillState source={source} /> },
    { id: "kind", header: "Read from", cell: ({ kind }) => kindLabels[kind] },
    { id: "held", header: "Held (UTC)", cell: heldDays },
    {
      id: "calls",
      header: "Paid calls",
      cell: ({ kind, callsPerDay }) =>
        kind === "cost_explorer"
          ? `${callsPerDay} a day, at most $${dollarsAMonth(callsPerDay)} a month`
          : "none",
    },
    {
      id: "tags",
      header: "Tag keys",
      phone: "full",
      wrap: true,
      cell: ({ tagKeys }) => (
        <ChipList label="Tag keys" limit={2} chips={tagKeys.map((value) => ({ value }))} />
      ),
    },
    {
      id: "actions",
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (source) => <BillActions source={source} {...options} />,
    },
  ];
}

const kindLabels = { cost_explorer: "Cost Explorer", data_export: "Data Export" } as const;

function heldDays({ groupings }: SourceView): string {
  const total = groupings.find(({ key }) => key === "total") ?? groupings[0];
  if (!total?.heldFrom || !total.heldUntil) return "nothing yet";
  return `${dayInWords(total.heldFrom)} – ${dayInWords(addDays(total.heldUntil, -1))}`;
}

function BillState({ source: { isReading, lastError } }: { source: SourceView }) {
  if (isReading) return <Status kind="progress">Being read</Status>;
  if (lastError === null) return <Status kind="success">Read</Status>;
  return (
    <Status kind="warning" hint={lastError.remedy}>
      {lastError.message}
    </Status>
  );
}

function BillActions({
  source,
  onRefresh,
  onChange,
  onDisconnect,
}: { source: SourceView } & BillColumnsOptions) {
  const refresh = {
    id: "refresh",
    label: "Read now",
    icon: <RefreshCw aria-hidden />,
    onSelect: () => onRefresh(source),
  };
  return (
    <Menu
      trigger={
        <IconButton
          label={`Actions of ${source.connection}`}
          icon={<Ellipsis aria-hidden />}
          variant="quiet"
          size="sm"
        />
      }
      groups={[
        {
          items: [
            ...(source.kind === "cost_explorer" ? [refresh] : []),
            { id: "change", label: "Change", icon: <Pencil aria-hidden />, onSelect: () => onChange(source) },
          ],
        },
        {
          items: [
            {
              id: "disconnect",
              label: "Disconnect",
              icon: <Unplug aria-hidden />,
              danger: true,
              onSelect: () => onDisconnect(source),
            },
          ],
        },
      ]}
    />
  );
}
