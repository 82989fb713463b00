"use client";

import type { PlanView as AnyPlanView } from "@quarry/domain/requests/schema";
import { Section } from "@quarry/ui/section";
import type { z } from "zod";
import type { FieldProblem } from "@/client/refusal.ts";
import { DeploymentPlan } from "../requests/deployment-plan.tsx";
import { PlanReview } from "../requests/plan-review.tsx";
import { RunningCost } from "../requests/running-cost.tsx";
import { UpdateChanges } from "../requests/update-changes.tsx";
import { deploySubmission } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { deploySteps, deployStepOf } from "./deploy-steps.ts";

type PlanView = z.output<typeof AnyPlanView>;

interface DeployReviewStepProps {
  draft: DeployDraft;
  problems: readonly FieldProblem[];
  onProblems: (problems: readonly FieldProblem[]) => void;
  onSubmit: () => Promise<readonly FieldProblem[]>;
  label: string;
}

/** What changes, the pre-flight, the price and every call, and the button that asks for it. */
export function DeployReviewStep({ draft, problems, ...review }: DeployReviewStepProps) {
  const general = problems.filter((problem) => deployStepOf(problem) === deploySteps.length - 1);
  return (
    <PlanReview {...review} submission={() => deploySubmission(draft)} problems={general}>
      {(planned) => <Reviewed planned={planned} />}
    </PlanReview>
  );
}

function Reviewed({ planned }: { planned: PlanView }) {
  if (planned.kind === "endpoint.update") {
    return (
      <>
        <Section level={3} title="What changes">
          <UpdateChanges plan={planned.plan} />
        </Section>
        <DeploymentPlan plan={planned.plan} level={3} />
      </>
    );
  }
  if (planned.kind !== "endpoint.create") return null;
  return (
    <>
      <p>
        <strong className="font-semibold">
          <RunningCost microdollars={planned.plan.hourlyMicrodollars} />
        </strong>{" "}
        from the moment it is made until it is stopped or deleted, called or not.
      </p>
      <DeploymentPlan plan={planned.plan} level={3} />
    </>
  );
}
