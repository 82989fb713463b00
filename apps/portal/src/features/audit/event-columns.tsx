import type { EventView } from "@quarry/domain/audit/schema";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { actorKinds, eventLabel } from "./event-words.ts";

interface ColumnOptions {
  now: string;
  onOpen: (event: EventView) => void;
}

/** The audit table's columns; the event's name opens its details. */
export function eventColumns({ now, onOpen }: ColumnOptions): TableColumn<EventView>[] {
  return [
    {
      id: "name",
      header: "Event",
      primary: true,
      cell: (event) => (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => onOpen(event)}
          className="rounded-sm text-left font-medium text-accent-text hover:underline"
        >
          {eventLabel(event.name)}
        </button>
      ),
    },
    { id: "subject", header: "Subject", cell: SubjectCell },
    { id: "actor", header: "Actor", cell: ActorCell },
    { id: "team", header: "Team", cell: ({ team }) => team ?? "–" },
    { id: "at", header: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
    {
      id: "sequence",
      header: "Number",
      align: "end",
      phone: "hidden",
      cell: ({ sequence }) => Number(sequence).toLocaleString("en"),
    },
  ];
}

function SubjectCell({ subjectKind, subjectLabel }: EventView) {
  if (subjectLabel === null) return "–";
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="max-w-96 truncate" title={subjectLabel}>
        {subjectLabel}
      </span>
      <span className="text-xs text-ink-faint">{subjectKind}</span>
    </span>
  );
}

function ActorCell({ actorKind, actorName }: EventView) {
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="max-w-64 truncate" title={actorName}>
        {actorName}
      </span>
      {actorKind === "system" ? <span className="text-xs text-ink-faint">{actorKinds.system}</span> : null}
    </span>
  );
}
