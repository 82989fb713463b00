import type { DriftView } from "@quarry/domain/drift/schema";
import { Arn } from "@quarry/ui/arn";
import { IconButton } from "@quarry/ui/icon-button";
import { Menu } from "@quarry/ui/menu";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { Ellipsis } from "lucide-react";
import { driftWords } from "./drift-words.ts";

interface DriftColumnOptions {
  /** The time of the page, ISO 8601. */
  now: string;
  mayDecide: boolean;
  onIgnore: (drift: DriftView) => void;
  onAdopt: (drift: DriftView) => void;
  onDelete: (drift: DriftView) => void;
}

/** The columns of the disagreements, with what may be done about each. */
export function driftColumns({ now, mayDecide, ...on }: DriftColumnOptions): TableColumn<DriftView>[] {
  const actions: TableColumn<DriftView> = {
    id: "actions",
    header: "Actions",
    headerHidden: true,
    align: "end",
    cell: (drift) => <Actions drift={drift} {...on} />,
  };
  return [
    { id: "name", header: "Profile", primary: true, cell: (drift) => <Name drift={drift} /> },
    {
      id: "kind",
      header: "Kind",
      cell: ({ kind }) => <Status kind={driftWords[kind].kind}>{driftWords[kind].label}</Status>,
    },
    {
      id: "differences",
      header: "What differs",
      wrap: true,
      phone: "full",
      cell: (drift) => <Differences drift={drift} />,
    },
    { id: "region", header: "Region", cell: ({ region }) => region },
    { id: "seen", header: "Since", cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} now={now} /> },
    ...(mayDecide ? [actions] : []),
  ];
}

function Name({ drift: { name, arn, profileId } }: { drift: DriftView }) {
  return (
    <span className="flex flex-col">
      {profileId === null ? name : <TextLink href={`/profiles/${profileId}`}>{name}</TextLink>}
      <Arn arn={arn} />
    </span>
  );
}

function Differences({ drift: { differences, ignored } }: { drift: DriftView }) {
  return (
    <>
      <ul>
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {ignored === null ? null : (
        <p className="text-ink-muted">
          {ignored.by}: {ignored.reason}
        </p>
      )}
    </>
  );
}

interface ActionsProps extends Pick<DriftColumnOptions, "onIgnore" | "onAdopt" | "onDelete"> {
  drift: DriftView;
}

function Actions({ drift, onIgnore, onAdopt, onDelete }: ActionsProps) {
  const { kind, name, profileId } = drift;
  const items = [
    ...(kind === "missing"
      ? []
      : [{ id: "adopt", label: driftWords[kind].adopt, onSelect: () => onAdopt(drift) }]),
    { id: "ignore", label: "Leave it as it is", onSelect: () => onIgnore(drift) },
    ...(profileId !== null && kind !== "missing"
      ? [{ id: "delete", label: "Ask for its deletion", onSelect: () => onDelete(drift), danger: true }]
      : []),
  ];
  return (
    <Menu
      groups={[{ items }]}
      trigger={<IconButton size="sm" label={`Actions for ${name}`} icon={<Ellipsis aria-hidden />} />}
    />
  );
}
