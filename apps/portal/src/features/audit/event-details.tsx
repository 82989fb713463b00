"use client";

import type { EventView } from "@quarry/domain/audit/schema";
import { Button } from "@quarry/ui/button";
import { CopyButton } from "@quarry/ui/copy-button";
import { KeyValues } from "@quarry/ui/key-values";
import { Sheet } from "@quarry/ui/sheet";
import { formatUtc } from "@quarry/ui/text/format-utc";
import { TextLink } from "@quarry/ui/text-link";
import type { ReactNode } from "react";
import { actorKinds, eventLabel, subjectPage } from "./event-words.ts";
import { FactList } from "./fact-list.tsx";

interface EventDetailsProps {
  /** The event that is shown; the last one stays while the drawer slides out. */
  event: EventView | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShowSubject: (subjectId: string) => void;
}

/** Everything an event tells, in a drawer beside the table. */
export function EventDetails({ event, open, onOpenChange, onShowSubject }: EventDetailsProps) {
  return (
    <Sheet
      title={event ? eventLabel(event.name) : "Event"}
      side="right"
      open={open}
      onOpenChange={onOpenChange}
    >
      {event ? (
        <div className="flex flex-col gap-5 p-2">
          <KeyValues columns={1} items={factsOf(event)} />
          <FactList before={event.before} after={event.after} />
          <KeyValues
            columns={1}
            items={[
              { label: "Request id", value: <Code text={event.requestId} label="Copy request id" /> },
              {
                label: "Hash, over this event and the hash before",
                value: <Code text={event.hash} label="Copy hash" />,
              },
            ]}
          />
          <SubjectWays event={event} onShowSubject={onShowSubject} />
        </div>
      ) : null}
    </Sheet>
  );
}

function factsOf(event: EventView): { label: string; value: ReactNode }[] {
  const { sequence, at, name, actorKind, actorName, team, subjectKind, subjectLabel } = event;
  return [
    { label: "Number", value: Number(sequence).toLocaleString("en") },
    { label: "When", value: formatUtc(new Date(at)) },
    { label: "Event", value: <code className="font-mono text-xs">{name}</code> },
    { label: `Actor (${actorKinds[actorKind] ?? actorKind})`, value: actorName },
    { label: "Team", value: team },
    { label: subjectKind === null ? "Subject" : `Subject (${subjectKind})`, value: subjectLabel },
  ];
}

function SubjectWays({
  event,
  onShowSubject,
}: Pick<EventDetailsProps, "onShowSubject"> & { event: EventView }) {
  const { subjectId, subjectKind } = event;
  if (subjectId === null) return null;
  const page = subjectPage(subjectKind, subjectId);
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <Button size="sm" onClick={() => onShowSubject(subjectId)}>
        All events of this {subjectKind ?? "subject"}
      </Button>
      {page === undefined ? null : <TextLink href={page}>Open the {subjectKind}</TextLink>}
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 flex-1 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
