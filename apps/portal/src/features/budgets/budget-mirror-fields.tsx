import { whyNoTagAlarm } from "@quarry/aws-core/budgets/charges-schema";
import { Callout } from "@quarry/ui/callout";
import { GroupError } from "@quarry/ui/group-error";
import { Switch } from "@quarry/ui/switch";
import { TextArea } from "@quarry/ui/text-area";
import { problemOf } from "@/client/refusal.ts";
import type { BudgetFieldsProps } from "./budget-fields.tsx";

/** Whether AWS Budgets keeps the same budget, and why CloudWatch cannot. */
export function BudgetMirrorFields({ draft, onChange, problems }: BudgetFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">In AWS</legend>
      <Switch
        label="Keep the same budget in AWS Budgets"
        hint="It tells even when Quarry does not run. AWS counts everything under the tag there, not only Bedrock and SageMaker, and knows no weeks. It needs one bill."
        checked={draft.isMirrored}
        onChange={(isMirrored) => onChange({ isMirrored })}
      />
      <GroupError error={problemOf(problems, "mirror")} />
      {draft.isMirrored ? (
        <TextArea
          label="Whom AWS writes to"
          optional
          hint="E-mail addresses with commas between, at most ten. Without one the budget only counts."
          rows={2}
          value={draft.emails}
          onChange={({ target }) => onChange({ emails: target.value })}
        />
      ) : null}
      <Callout tone="info" title="Why not an alarm on EstimatedCharges">
        {whyNoTagAlarm}
      </Callout>
    </fieldset>
  );
}
