import type { BudgetDetail } from "@quarry/domain/budgets/schema";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { DocumentPanel } from "../roles/document-panel.tsx";

/** The statements that make AWS refuse calls of suspended profiles, and what they cannot stop. */
export function BudgetPolicy({ policy: { document, statements } }: Pick<BudgetDetail, "policy">) {
  return (
    <Section title="What makes a suspension effective">
      <div className="flex flex-col gap-3">
        <Callout tone="warning" title="Without this policy the tag does nothing in AWS">
          Quarry’s own playground refuses suspended profiles at once. Everywhere else it is IAM that reads the
          tag: attach this as a service control policy of the organisation, or to each role that calls models.
          It stops no calls that name a model directly; for those, allow models only through profiles, as the
          policies of each profile do.
        </Callout>
        <DocumentPanel
          document={{ json: document, statements }}
          label="policy"
          filename="suspended-profiles-policy.json"
          note="The same for every budget: attach it once."
        />
      </div>
    </Section>
  );
}
