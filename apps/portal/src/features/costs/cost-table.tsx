import type { CostView } from "@quarry/domain/costs/schema";
import { DataTable } from "@quarry/ui/data-table";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { TextLink } from "@quarry/ui/text-link";
import { costRows } from "./cost-rows.ts";
import type { CostRow } from "./cost-rows.ts";
import { changeInWords, groupByLabel, groupByWords, shareInWords } from "./cost-words.ts";

interface CostTableProps {
  view: CostView;
  /** The same question about the range before, once it is there. */
  earlier: CostView | undefined;
  loading: boolean;
  /** Where a row leads; undefined where it cannot be looked into. */
  hrefOf?: (row: CostRow) => string | undefined;
}

/** Every group with its part of the whole and how it changed; a group leads into its parts. */
export function CostTable({ view, earlier, loading, hrefOf }: CostTableProps) {
  return (
    <DataTable
      label={`Costs by ${groupByWords(view.query.groupBy)}`}
      columns={columnsOf(view)}
      rows={costRows(view, earlier)}
      rowId={({ kind, value }) => `${kind} ${value}`}
      rowName={({ label }) => label}
      rowHref={hrefOf}
      loading={loading}
    />
  );
}

function columnsOf({ query, total }: CostView): TableColumn<CostRow>[] {
  return [
    {
      id: "group",
      header: groupByLabel(query.groupBy),
      primary: true,
      wrap: true,
      cell: ({ kind, label }) => (
        <span className={kind === "total" ? "font-semibold" : "break-all"}>{label}</span>
      ),
    },
    {
      id: "total",
      header: "Cost",
      align: "end",
      cell: (row) => (
        <span className={row.kind === "total" ? "font-semibold" : undefined}>
          <Money amount={row.total} />
        </span>
      ),
    },
    { id: "share", header: "Share", align: "end", cell: (row) => shareInWords(row.total, total) },
    { id: "change", header: "Change", align: "end", cell: (row) => <Change row={row} /> },
    {
      id: "subject",
      header: "Opens",
      headerHidden: true,
      align: "end",
      cell: (row) => <Subject row={row} />,
    },
  ];
}

function Change({ row: { before, total } }: { row: CostRow }) {
  if (before === undefined) return <span className="text-ink-faint">–</span>;
  return <span title={`${before} USD in the range before`}>{changeInWords(total, before)}</span>;
}

function Subject({ row: { subject, label } }: { row: CostRow }) {
  if (subject === null) return null;
  const [href, word] =
    subject.kind === "profile"
      ? [`/profiles/${subject.id}`, "profile"]
      : [`/endpoints/${subject.id}`, "endpoint"];
  return (
    <TextLink href={href} aria-label={`Open the ${word} ${label}`}>
      Open {word}
    </TextLink>
  );
}
