import type { TagReportRow } from "@quarry/domain/tags/schema";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Status } from "@quarry/ui/status";

/** The columns of the report; `onFix` opens the dialog that mends a row. */
export function reportColumns(onFix: (row: TagReportRow) => void): TableColumn<TagReportRow>[] {
  return [
    { id: "name", header: "Profile", primary: true, cell: ({ name }) => name },
    {
      id: "teams",
      header: "Team",
      cell: ({ teams }) =>
        teams.length === 0 ? <span className="text-ink-faint">none</span> : teams.join(", "),
    },
    { id: "region", header: "Region", cell: ({ region }) => region },
    {
      id: "breaches",
      header: "What is wrong",
      phone: "full",
      wrap: true,
      cell: ({ breaches }) => (
        <ul className="flex flex-col gap-0.5">
          {breaches.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
    },
    {
      id: "fix",
      header: "Fix",
      headerHidden: true,
      align: "end",
      wrap: true,
      cell: (row) => <Fix row={row} onFix={onFix} />,
    },
  ];
}

function Fix({ row, onFix }: { row: TagReportRow; onFix: (row: TagReportRow) => void }) {
  if (row.change === "waiting") return <Status kind="progress">Being changed</Status>;
  return (
    <div className="flex flex-col items-end gap-1">
      {row.failure === null ? null : (
        <Status kind="error" hint={`${row.failure.cause} ${row.failure.remedy}`}>
          {row.failure.title}
        </Status>
      )}
      {row.mayFix ? (
        <Button size="sm" onClick={() => onFix(row)}>
          {row.failure === null ? "Fix" : "Try again"}
        </Button>
      ) : null}
    </div>
  );
}
