import { Checkbox } from "@quarry/ui/checkbox";
import { IconButton } from "@quarry/ui/icon-button";
import { TextField } from "@quarry/ui/text-field";
import { X } from "lucide-react";
import type { RuleDraft } from "./policy-draft.ts";

interface RuleRowProps {
  row: RuleDraft;
  /** Counted from 1. */
  place: number;
  problemOf: (field: keyof RuleDraft) => string | undefined;
  onChange: (row: RuleDraft) => void;
  onRemove: () => void;
}

/** One rule to be written. */
export function RuleRow({ row, place, problemOf, onChange, onRemove }: RuleRowProps) {
  const name = row.key.trim() === "" ? `rule ${place}` : row.key.trim();
  const text = (field: "key" | "values" | "description") => ({
    value: row[field],
    error: problemOf(field),
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...row, [field]: target.value }),
  });
  return (
    <fieldset className="grid items-start gap-x-3 gap-y-2 border-b border-line pb-4 md:grid-cols-[12rem_1fr_1fr_auto]">
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-col gap-2">
        <TextField label="Key" code spellCheck={false} {...text("key")} />
        <Checkbox
          label="Required"
          checked={row.isRequired}
          onChange={(isRequired) => onChange({ ...row, isRequired })}
        />
      </div>
      <TextField
        label="Allowed values"
        optional
        placeholder="Any, or some with commas between"
        spellCheck={false}
        {...text("values")}
      />
      <TextField label="What it is for" optional {...text("description")} />
      <div className="md:pt-6">
        <IconButton label={`Remove ${name}`} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
    </fieldset>
  );
}
