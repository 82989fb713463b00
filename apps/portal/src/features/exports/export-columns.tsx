import type { ExportSummaryView } from "@quarry/domain/exports/schema";
import { Badge } from "@quarry/ui/badge";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { formatBytes } from "@quarry/ui/text/format-bytes";
import { ExportState } from "./export-state.tsx";

/** The columns of the list of uploads; `now` is the time of the page, ISO 8601. */
export function exportColumns(now: string): TableColumn<ExportSummaryView>[] {
  return [
    {
      id: "file",
      header: "File",
      primary: true,
      cell: ({ fileName, duplicateOf }) => (
        <span className="inline-flex max-w-full flex-wrap items-center gap-2">
          <span className="break-all">{fileName}</span>
          {duplicateOf === null ? null : <Badge>Uploaded before</Badge>}
        </span>
      ),
    },
    { id: "state", header: "State", width: "11rem", cell: (row) => <ExportState {...row} /> },
    {
      id: "found",
      header: "Profiles",
      align: "end",
      width: "6rem",
      cell: ({ readable, profileCount }) => (readable ? profileCount.toLocaleString("en") : "–"),
    },
    {
      id: "alive",
      header: "Alive",
      align: "end",
      width: "5rem",
      cell: ({ readable, aliveCount }) => (readable ? aliveCount.toLocaleString("en") : "–"),
    },
    {
      id: "size",
      header: "Size",
      align: "end",
      width: "6rem",
      phone: "hidden",
      cell: ({ sizeBytes }) => formatBytes(sizeBytes),
    },
    { id: "team", header: "Team", width: "7rem", phone: "hidden", cell: ({ team }) => team },
    {
      id: "who",
      header: "Uploaded by",
      width: "10rem",
      phone: "hidden",
      cell: ({ uploadedBy }) => uploadedBy,
    },
    {
      id: "when",
      header: "Uploaded",
      width: "9rem",
      cell: ({ uploadedAt }) => <RelativeTime at={uploadedAt} now={now} />,
    },
  ];
}
