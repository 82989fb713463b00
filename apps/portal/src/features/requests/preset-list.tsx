import { useEffect, useRef, useState } from "react";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { moved } from "./preset-draft.ts";
import type { PresetRow } from "./preset-draft.ts";
import { PresetItem } from "./preset-item.tsx";

interface PresetListProps {
  rows: readonly PresetRow[];
  /** By place and field as in "0.name". */
  problems: readonly FieldProblem[];
  onChange: (rows: PresetRow[]) => void;
}

/** The presets in their order; those with a problem, and a new one, are open. */
export function PresetList({ rows, problems, onChange }: PresetListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (problems.length > 0) list.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problems]);
  const shown = useRef(rows.length);
  useEffect(() => {
    const isAdded = rows.length > shown.current;
    shown.current = rows.length;
    if (isAdded) list.current?.lastElementChild?.querySelector("input")?.focus();
  }, [rows.length]);
  const open = (id: string, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  if (rows.length === 0) {
    return (
      <p className="text-ink-muted">
        No presets: requests begin with empty fields. Add one to offer a start.
      </p>
    );
  }
  return (
    <ol ref={list} aria-label="Presets" className="flex flex-col gap-3">
      {rows.map((row, place) => (
        <PresetItem
          key={row.id}
          row={row}
          place={place}
          count={rows.length}
          isOpen={opened.has(row.id)}
          mustBeOpen={isBlank(row) || problemOf(problems, String(place)) !== undefined}
          problemOf={(field) => problemOf(problems, `${place}.${field}`)}
          onOpen={(isOpen) => open(row.id, isOpen)}
          onChange={(next) => {
            open(row.id, true);
            onChange(rows.with(place, next));
          }}
          onMove={(to) => onChange(moved(rows, place, to))}
          onRemove={() => onChange(rows.filter((_row, at) => at !== place))}
        />
      ))}
    </ol>
  );
}

const isBlank = ({ name, description, models }: PresetRow) => name + description + models === "";
