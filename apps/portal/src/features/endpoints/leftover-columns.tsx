import type { LeftoverView } from "@quarry/domain/endpoints/schema";
import { Arn } from "@quarry/ui/arn";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";

interface LeftoverColumnOptions {
  /** The time of the page, ISO 8601. */
  now: string;
  /** Left out for those who may only look. */
  onDelete: ((leftover: LeftoverView) => void) | undefined;
}

const kinds: Readonly<Record<string, string>> = {
  configuration: "Endpoint configuration",
  model: "Model",
  target: "Scalable target",
};

/** The columns of what endpoints left behind. */
export function leftoverColumns({ now, onDelete }: LeftoverColumnOptions): TableColumn<LeftoverView>[] {
  const actions: TableColumn<LeftoverView> = {
    id: "actions",
    header: "Actions",
    headerHidden: true,
    align: "end",
    cell: (leftover) =>
      leftover.isBeingDeleted ? (
        <Status kind="progress">Deleting</Status>
      ) : (
        <Button
          size="sm"
          variant="danger"
          aria-label={`Delete ${leftover.name}`}
          onClick={() => onDelete?.(leftover)}
        >
          Delete
        </Button>
      ),
  };
  return [
    { id: "name", header: "Name", primary: true, cell: (leftover) => <Name leftover={leftover} /> },
    { id: "kind", header: "Kind", cell: ({ kind }) => kinds[kind] ?? kind },
    { id: "region", header: "Region", cell: ({ region, account }) => `${region}, ${account.name}` },
    {
      id: "created",
      header: "Made",
      cell: ({ createdAt }) => (createdAt === null ? "–" : <RelativeTime at={createdAt} now={now} />),
    },
    {
      id: "failure",
      header: "Refused",
      wrap: true,
      phone: "full",
      cell: ({ failure }) => (failure === null ? "–" : `${failure.title}. ${failure.remedy}`),
    },
    ...(onDelete ? [actions] : []),
  ];
}

function Name({ leftover: { name, arn } }: { leftover: LeftoverView }) {
  return (
    <span className="flex flex-col">
      <span className="break-all">{name}</span>
      <Arn arn={arn} />
    </span>
  );
}
