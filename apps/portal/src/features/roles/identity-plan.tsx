import type { PlanView, RepairView } from "@quarry/domain/requests/schema";
import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";
import type { z } from "zod";
import { DifferenceList } from "./difference-list.tsx";
import { DocumentTabs } from "./document-tabs.tsx";

/** What would be done in IAM: the documents of a role or user, or the calls of a repair. */
export function IdentityPlan({ planned }: { planned: z.output<typeof PlanView> }) {
  if (planned.kind === "role.repair") return <RepairSteps plan={planned.plan} />;
  if (planned.kind !== "role.create" && planned.kind !== "user.create") return null;
  const { plan } = planned;
  const arns = "managedPolicyArns" in plan.call.input ? plan.call.input.managedPolicyArns : [];
  return <DocumentTabs {...plan} managedPolicyArns={arns} />;
}

type RepairPlan = RepairView["plan"];

function RepairSteps({ plan: { call, differences, remaining, warnings } }: { plan: RepairPlan }) {
  return (
    <div className="flex flex-col gap-4">
      {warnings.map((warning) => (
        <Callout key={warning} tone="warning">
          {warning}
        </Callout>
      ))}
      <details>
        <summary className="cursor-pointer font-medium">How it differs now ({differences.length})</summary>
        <div className="pt-2">
          <DifferenceList differences={differences} />
        </div>
      </details>
      <ol className="flex flex-col gap-2">
        {call.input.steps.map((step, index) => (
          <li key={index}>
            <Step step={step} number={index + 1} />
          </li>
        ))}
      </ol>
      {remaining.length === 0 ? (
        <Callout tone="success">Afterwards the role is just what it should be.</Callout>
      ) : (
        <Callout tone="warning" title="What stays different">
          <DifferenceList differences={remaining} />
        </Callout>
      )}
    </div>
  );
}

function Step({ step, number }: { step: RepairPlan["call"]["input"]["steps"][number]; number: number }) {
  if (!("document" in step)) {
    return (
      <p className="break-all">
        {number}. {step.call}{" "}
        <code className="font-mono text-xs">{"arn" in step ? step.arn : step.name}</code>
      </p>
    );
  }
  return (
    <details>
      <summary className="cursor-pointer font-medium">
        {number}. {step.call} {"name" in step ? step.name : ""}
      </summary>
      <div className="pt-2">
        <CodeBlock code={JSON.stringify(step.document, null, 2)} language="json" />
      </div>
    </details>
  );
}
