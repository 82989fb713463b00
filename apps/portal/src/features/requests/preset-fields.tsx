import type { TagRule } from "@quarry/domain/tags/schema";
import { Checkbox } from "@quarry/ui/checkbox";
import { NumberField } from "@quarry/ui/number-field";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import type { PresetRow } from "./preset-draft.ts";
import { TagRows } from "./tag-rows.tsx";

const environments = ["development", "test", "staging", "production"] as const;
// Teams have rules of their own; a preset is for all of them.
const noRules: readonly TagRule[] = [];

interface PresetFieldsProps {
  row: PresetRow;
  problemOf: (field: keyof PresetRow) => string | undefined;
  onChange: (row: PresetRow) => void;
}

/** One preset to be written. */
export function PresetFields({ row, problemOf, onChange }: PresetFieldsProps) {
  const text = (field: "name" | "description" | "models") => ({
    value: row[field],
    error: problemOf(field),
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...row, [field]: target.value }),
  });
  const tokens = (field: "inputTokensPerMonth" | "outputTokensPerMonth") => ({
    value: row[field],
    unit: "tokens",
    error: problemOf(field) === undefined ? undefined : "Write whole tokens, 0 or more.",
    min: 0,
    step: 1_000_000,
    onChange: (count: number | null) => onChange({ ...row, [field]: count }),
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField label="Name" hint="What the button says." {...text("name")} />
        <TextField label="Description" hint="Shown when the button is pointed at." {...text("description")} />
      </div>
      <TextField
        label="Models"
        hint="Beginnings of base model ids, best first, with commas between."
        code
        spellCheck={false}
        {...text("models")}
      />
      <Checkbox
        label="Ask for a profile of each model"
        hint="Else for one, of the first model that the Region has."
        checked={row.isForEach}
        onChange={(isForEach) => onChange({ ...row, isForEach })}
      />
      <div className="grid items-start gap-4 md:grid-cols-3">
        <Select
          label="Environment"
          options={environments.map((value) => ({ value, label: value }))}
          value={row.environment}
          onChange={(environment) => onChange({ ...row, environment })}
          error={problemOf("environment")}
        />
        <NumberField label="Input per month" {...tokens("inputTokensPerMonth")} />
        <NumberField label="Output per month" {...tokens("outputTokensPerMonth")} />
      </div>
      <TagRows
        tags={row.tags}
        rules={noRules}
        error={problemOf("tags")}
        onChange={(tags) => onChange({ ...row, tags })}
      />
    </div>
  );
}
