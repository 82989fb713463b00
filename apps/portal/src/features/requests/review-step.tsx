"use client";

import type { FieldProblem } from "@/client/refusal.ts";
import { PlanReview } from "./plan-review.tsx";
import { PlanView } from "./plan-view.tsx";
import { submission } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { stepOf, wizardSteps } from "./wizard-steps.ts";

interface ReviewStepProps {
  draft: RequestDraft;
  problems: readonly FieldProblem[];
  onProblems: (problems: readonly FieldProblem[]) => void;
  onSubmit: () => Promise<readonly FieldProblem[]>;
  label: string;
}

/** The plan of a profile, and the button that asks for it. */
export function ReviewStep({ draft, problems, ...review }: ReviewStepProps) {
  const general = problems.filter((problem) => stepOf(problem) === wizardSteps.length - 1);
  return (
    <PlanReview {...review} submission={() => submission(draft)} problems={general}>
      {(planned) => (planned.kind === "profile.create" ? <PlanView plan={planned.plan} level={3} /> : null)}
    </PlanReview>
  );
}
