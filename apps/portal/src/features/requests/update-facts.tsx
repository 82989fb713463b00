import type { UpdateView } from "@quarry/domain/requests/schema";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { DeploymentPlan } from "./deployment-plan.tsx";
import { MonthlyCost } from "./monthly-cost.tsx";
import { UpdateChanges } from "./update-changes.tsx";

/** What is to change about an endpoint in service, field by field, and every call that does it. */
export function UpdateFacts({ request: { spec, plan } }: { request: UpdateView }) {
  return (
    <>
      <Section
        title="What changes"
        description="What serves now goes on until the new one does; where instances change, both are paid for that while."
      >
        <div className="flex flex-col gap-3">
          <UpdateChanges plan={plan} />
          <KeyValues
            items={[
              {
                label: "Endpoint",
                value: <TextLink href={`/endpoints/${spec.endpointId}`}>{spec.deployment.name}</TextLink>,
              },
              {
                label: "Estimated per month",
                value: <MonthlyCost microdollars={plan.cost.monthlyMicrodollars} />,
              },
            ]}
          />
          {spec.justification === "" ? null : (
            <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
          )}
        </div>
      </Section>
      <DeploymentPlan plan={plan} />
    </>
  );
}
