"use client";

import type { ReactNode } from "react";
import type { FieldProblem } from "@/client/refusal.ts";
import { ModelStep } from "./model-step.tsx";
import { PurposeStep } from "./purpose-step.tsx";
import type { RequestDraft } from "./request-draft.ts";
import { requestRules } from "./request-rules.ts";
import { ReviewStep } from "./review-step.tsx";
import { UseStep } from "./use-step.tsx";
import { useWizardWalk } from "./use-wizard-walk.ts";
import { WizardFrame } from "./wizard-frame.tsx";
import { stepOf, wizardSteps } from "./wizard-steps.ts";

export interface WizardProps {
  draft: RequestDraft;
  onChange: (part: Partial<RequestDraft>) => void;
  /** Sends the draft; what is refused comes back as problems. */
  onSubmit: () => Promise<readonly FieldProblem[]>;
  submitLabel: string;
  /** A request keeps its team and beneficiary. */
  isRevision?: boolean;
}

/** Asks for a profile in four short steps; each is checked as the server will check it. */
export function RequestWizard({ draft, onChange, onSubmit, submitLabel, isRevision = false }: WizardProps) {
  const walk = useWizardWalk({
    rules: requestRules,
    problemsOf: ({ problemsOf }) => problemsOf(draft),
    stepOf,
  });
  const { at, problems, forget, land } = walk;
  const change = (part: Partial<RequestDraft>) => {
    forget();
    onChange(part);
  };
  const step = { draft, onChange: change, problems };
  const panels: Record<(typeof wizardSteps)[number]["id"], ReactNode> = {
    model: <ModelStep {...step} />,
    purpose: <PurposeStep {...step} isRevision={isRevision} />,
    use: <UseStep {...step} />,
    review: (
      <ReviewStep
        draft={draft}
        problems={problems}
        onProblems={land}
        onSubmit={onSubmit}
        label={submitLabel}
      />
    ),
  };
  return (
    <WizardFrame steps={wizardSteps} walk={walk}>
      {panels[(wizardSteps[at] ?? wizardSteps[0]).id]}
    </WizardFrame>
  );
}
