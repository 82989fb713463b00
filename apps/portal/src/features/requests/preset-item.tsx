import { Button } from "@quarry/ui/button";
import { IconButton } from "@quarry/ui/icon-button";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useId } from "react";
import type { PresetRow } from "./preset-draft.ts";
import { PresetFields } from "./preset-fields.tsx";

interface PresetItemProps {
  row: PresetRow;
  /** Counted from 0, and how many there are. */
  place: number;
  count: number;
  isOpen: boolean;
  /** Something in it is still to be written. */
  mustBeOpen: boolean;
  problemOf: (field: keyof PresetRow) => string | undefined;
  onOpen: (isOpen: boolean) => void;
  onChange: (row: PresetRow) => void;
  /** To another place, counted from 0. */
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One preset of the list: what it asks for in a line, and its fields once it is opened. */
export function PresetItem(props: PresetItemProps) {
  const { row, place, count, mustBeOpen, problemOf, onOpen, onChange, onMove, onRemove } = props;
  const isOpen = props.isOpen || mustBeOpen;
  const fieldsId = useId();
  const name = row.name.trim() === "" ? `Preset ${place + 1}` : row.name.trim();
  return (
    <li className="rounded-md border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{name}</h3>
          <p className="truncate text-sm text-ink-muted">{factsOf(row)}</p>
        </div>
        <div className="flex items-center gap-1">
          {mustBeOpen ? null : (
            <Button
              size="sm"
              aria-label={isOpen ? `Close ${name}` : `Edit ${name}`}
              aria-expanded={isOpen}
              aria-controls={fieldsId}
              onClick={() => onOpen(!isOpen)}
            >
              {isOpen ? "Close" : "Edit"}
            </Button>
          )}
          <IconButton
            label={`Move ${name} up`}
            icon={<ArrowUp aria-hidden />}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <IconButton
            label={`Move ${name} down`}
            icon={<ArrowDown aria-hidden />}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
          <IconButton label={`Remove ${name}`} icon={<X aria-hidden />} onClick={onRemove} />
        </div>
      </div>
      <fieldset id={fieldsId} hidden={!isOpen} className="border-t border-line p-3">
        <legend className="sr-only">{name}</legend>
        {isOpen ? <PresetFields row={row} problemOf={problemOf} onChange={onChange} /> : null}
      </fieldset>
    </li>
  );
}

function factsOf({ environment, models, isForEach }: PresetRow): string {
  const which = models.trim() === "" ? "no model yet" : models;
  return `${environment}, ${isForEach ? "a profile of each of" : "the first of"}: ${which}`;
}
