import type { TagRule } from "@quarry/domain/tags/schema";
import { Badge } from "@quarry/ui/badge";
import { ChipList } from "@quarry/ui/chip-list";
import { DataTable } from "@quarry/ui/data-table";
import type { TableColumn } from "@quarry/ui/look/table-column";

interface RuleTableProps {
  label: string;
  rules: readonly TagRule[];
}

/** Rules for reading. */
export function RuleTable({ label, rules }: RuleTableProps) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rules}
      rowId={({ key }) => key}
      toolbar={<p className="py-1.5 text-sm text-ink-muted">{label}</p>}
    />
  );
}

const columns: TableColumn<TagRule>[] = [
  {
    id: "key",
    header: "Key",
    primary: true,
    width: "22%",
    cell: ({ key }) => <code className="font-mono text-xs break-all">{key}</code>,
  },
  {
    id: "isRequired",
    header: "Required",
    width: "12%",
    cell: ({ isRequired }) =>
      isRequired ? <Badge tone="info">Required</Badge> : <span className="text-ink-muted">optional</span>,
  },
  {
    id: "values",
    header: "Allowed values",
    phone: "full",
    wrap: true,
    cell: ({ values }) =>
      values.length === 0 ? (
        <span className="text-ink-muted">any</span>
      ) : (
        <ChipList label="Allowed values" chips={values.map((value) => ({ value }))} />
      ),
  },
  {
    id: "description",
    header: "What it is for",
    phone: "full",
    wrap: true,
    cell: ({ description }) => description,
  },
];
