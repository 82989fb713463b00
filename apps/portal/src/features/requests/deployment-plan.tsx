import type { DeploymentView, UpdateView } from "@quarry/domain/requests/schema";
import { ChipList } from "@quarry/ui/chip-list";
import { CodeBlock } from "@quarry/ui/code-block";
import { Section } from "@quarry/ui/section";
import { plannedCalls, tagsOf } from "./deployment-calls.ts";
import { DeploymentChecks } from "./deployment-checks.tsx";

/** What was looked at beforehand, and exactly what will be done in AWS once it is approved. */
export function DeploymentPlan({
  plan,
  level = 2,
}: {
  plan: (DeploymentView | UpdateView)["plan"];
  level?: 2 | 3;
}) {
  const { call, checks } = plan;
  const calls = plannedCalls(plan);
  return (
    <>
      <Section
        level={level}
        title="Pre-flight"
        description="Looked at before anything is made, by calls that change nothing."
      >
        <DeploymentChecks checks={checks} />
      </Section>
      <Section
        level={level}
        title="The plan"
        description={`${calls.length} calls in ${call.region} of account ${call.accountId}. What you see is what runs.`}
      >
        <div className="flex flex-col gap-4">
          <div>
            <p className="mb-1 text-xs font-medium text-ink-faint">Tags on everything that is made</p>
            <ChipList label="Tags" chips={tagsOf(call.input)} />
          </div>
          {calls.map(({ key, operation, json }, index) => (
            <details key={key}>
              <summary className="cursor-pointer font-medium">
                {index + 1}. {operation}
              </summary>
              <div className="pt-2">
                <CodeBlock code={json} language="json" />
              </div>
            </details>
          ))}
        </div>
      </Section>
    </>
  );
}
