import type { RulesPreview, RulesView } from "@quarry/domain/bills/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { IconButton } from "@quarry/ui/icon-button";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { formatMoney } from "@quarry/ui/text/format-money";
import { Plus, X } from "lucide-react";
import type { RulesDraft } from "./rules-draft.ts";

interface ValueFieldsProps {
  values: RulesDraft["values"];
  teams: RulesView["teams"];
  /** Values of the month that was tried which name no team. */
  unknown: RulesPreview["unknownValues"];
  problem: string | undefined;
  onChange: (values: RulesDraft["values"]) => void;
}

/** Values of the team key that name a team otherwise than by its slug. */
export function ValueFields({ values, teams, unknown, problem, onChange }: ValueFieldsProps) {
  const add = (value: string) => onChange([...values, { value, team: teams[0]?.slug ?? "" }]);
  const options = teams.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Values that name a team otherwise than by its slug</legend>
      {values.map((row, index) => (
        <div key={index} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2">
          <TextField
            label={`Value ${index + 1}`}
            code
            spellCheck={false}
            value={row.value}
            onChange={({ target }) => onChange(values.with(index, { ...row, value: target.value }))}
          />
          <Select
            label={`Team of value ${index + 1}`}
            options={options}
            value={row.team}
            onChange={(team) => onChange(values.with(index, { ...row, team }))}
          />
          <IconButton
            label={`Remove value ${index + 1}`}
            icon={<X aria-hidden />}
            onClick={() => onChange(values.filter((_row, at) => at !== index))}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add("")}>
          Add a value
        </Button>
        {unknown.map(({ value, amount }) => (
          <Button key={value} size="sm" icon={<Plus aria-hidden />} onClick={() => add(value)}>
            {`${value} (${formatMoney(amount, "USD", "cents")})`}
          </Button>
        ))}
      </div>
      {problem === undefined ? null : (
        <Callout tone="danger" urgent>
          {problem}
        </Callout>
      )}
    </fieldset>
  );
}
