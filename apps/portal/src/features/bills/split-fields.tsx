import type { RulesView } from "@quarry/domain/bills/schema";
import { Checkbox } from "@quarry/ui/checkbox";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import type { RuleDraft, SplitKind } from "./rules-draft.ts";

interface SplitFieldsProps {
  rule: RuleDraft;
  teams: RulesView["teams"];
  onChange: (rule: RuleDraft) => void;
}

const splits: { value: SplitKind; label: string }[] = [
  { value: "evenly", label: "Evenly" },
  { value: "by-spend", label: "By what each spends of its own" },
  { value: "fixed", label: "By fixed shares" },
];

/** Between whom something is split, and how. */
export function SplitFields({ rule, teams, onChange }: SplitFieldsProps) {
  const isTaking = (slug: string): boolean => rule.teams.includes(slug);
  return (
    <div className="grid items-start gap-3 md:grid-cols-[12rem_1fr]">
      <Select
        label="How it is split"
        options={splits}
        value={rule.split}
        onChange={(split) => onChange({ ...rule, split })}
      />
      {rule.split === "fixed" ? (
        <FixedShares rule={rule} teams={teams} onChange={onChange} />
      ) : (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="mb-1 text-sm text-ink-muted">Between</legend>
          {teams.map(({ slug, name }) => (
            <Checkbox
              key={slug}
              label={name}
              checked={isTaking(slug)}
              onChange={(takes) =>
                onChange({
                  ...rule,
                  teams: takes ? [...rule.teams, slug] : rule.teams.filter((one) => one !== slug),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function FixedShares({ rule, teams, onChange }: SplitFieldsProps) {
  return (
    <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      <legend className="mb-1 text-sm text-ink-muted">Per cent of each; together 100 %</legend>
      {teams.map(({ slug, name }) => (
        <TextField
          key={slug}
          label={name}
          inputMode="decimal"
          value={rule.percents[slug] ?? ""}
          onChange={({ target }) =>
            onChange({ ...rule, percents: { ...rule.percents, [slug]: target.value } })
          }
        />
      ))}
    </fieldset>
  );
}
