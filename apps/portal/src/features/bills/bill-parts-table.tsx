import type { BillView } from "@quarry/domain/bills/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { shareInWords } from "../costs/cost-words.ts";
import { partNames } from "./history-data.ts";

type Row = BillView["parts"][number]["lines"][number] & { part: string };

/** What a team's own costs are paid for, part by part. */
export function BillPartsTable({ bill, loading }: { bill: BillView; loading: boolean }) {
  const rows = bill.parts.flatMap(({ part, lines }) =>
    lines.map((line) => ({ ...line, part: partNames[part] })),
  );
  return (
    <DataTable
      label="What it is paid for"
      columns={columnsOf(bill)}
      rows={rows}
      rowId={({ category, service, model }) => JSON.stringify([category, service, model])}
      rowName={({ label }) => label}
      loading={loading}
      empty={nothingOwn}
    />
  );
}

function columnsOf({ own }: BillView): TableColumn<Row>[] {
  return [
    { id: "label", header: "Paid for", primary: true, cell: ({ label }) => label },
    { id: "part", header: "Part", cell: ({ part }) => part },
    { id: "model", header: "Model", cell: ({ model }) => model ?? "–" },
    { id: "service", header: "Service", wrap: true, cell: ({ service }) => service },
    { id: "amount", header: "Cost", align: "end", cell: ({ amount }) => <Money amount={amount} /> },
    { id: "share", header: "Share", align: "end", cell: ({ amount }) => shareInWords(amount, own) },
  ];
}

const nothingOwn = (
  <EmptyState
    title="Nothing of its own this month"
    description="No line of the bill carries a tag that names this team."
  />
);
