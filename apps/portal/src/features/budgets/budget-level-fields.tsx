import { Checkbox } from "@quarry/ui/checkbox";
import { RadioGroup } from "@quarry/ui/radio-group";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { keysOf } from "@quarry/domain/operation/keys-schema";
import { problemOf } from "@/client/refusal.ts";
import { metricLabels } from "../costs/cost-words.ts";
import { periodLabels } from "./budget-words.ts";
import type { BudgetFieldsProps } from "./budget-fields.tsx";

/** How much in which time, at which levels people are told, and what happens at the end. */
export function BudgetLevelFields({ draft, onChange, problems }: BudgetFieldsProps) {
  const errorOf = (field: string) => problemOf(problems, field);
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">How much</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Amount in dollars"
          hint="No limit is no budget: 0 is refused."
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          onChange={({ target }) => onChange({ amount: target.value })}
          error={errorOf("amount")}
        />
        <Select
          label="Begins anew each"
          hint="At 00:00 UTC."
          options={keysOf(periodLabels).map((period) => ({ value: period, label: periodLabels[period] }))}
          value={draft.period}
          onChange={(period) => onChange({ period })}
          error={errorOf("period")}
        />
      </div>
      <Select
        label="Costs are counted"
        options={keysOf(metricLabels).map((metric) => ({ value: metric, label: metricLabels[metric] }))}
        value={draft.metric}
        onChange={(metric) => onChange({ metric })}
      />
      <TextField
        label="Levels in per cent"
        hint="At most four, with commas between. Each is told once in a period."
        autoComplete="off"
        value={draft.thresholds}
        onChange={({ target }) => onChange({ thresholds: target.value })}
        error={errorOf("thresholds")}
      />
      <Checkbox
        label="Tell when the forecast leads beyond the amount"
        hint="AWS’s own forecast of the tag value, where a paid call is left for it and the period ends within three months; else a straight line through the days that are billed."
        checked={draft.tellsForecast}
        onChange={(tellsForecast) => onChange({ tellsForecast })}
      />
      <RadioGroup
        label="At 100 %"
        look="cards"
        options={actions}
        value={draft.action}
        onChange={(action) => onChange({ action })}
        error={errorOf("action")}
      />
    </fieldset>
  );
}

const actions = [
  { value: "none", label: "Tell only", hint: "Calls go on, and so does the bill." },
  {
    value: "suspend",
    label: "Suspend the profiles",
    hint: "Sets the tag quarry:status: suspended on the application inference profiles under this budget. AWS refuses their calls only where the policy that the budget’s page shows is attached. Direct calls of a model, without a profile, are not stopped. The bill is hours to a day behind, so some is spent beyond.",
  },
] as const;
