"use client";

import type { ReactNode } from "react";
import type { FieldProblem } from "@/client/refusal.ts";
import { useWizardWalk } from "../requests/use-wizard-walk.ts";
import { WizardFrame } from "../requests/wizard-frame.tsx";
import type { DeployDraft } from "./deploy-draft.ts";
import { DeployModelStep } from "./deploy-model-step.tsx";
import { DeployPlaceStep } from "./deploy-place-step.tsx";
import { DeployReviewStep } from "./deploy-review-step.tsx";
import { deployRules } from "./deploy-rules.ts";
import { DeployServingStep } from "./deploy-serving-step.tsx";
import { deploySteps, deployStepOf } from "./deploy-steps.ts";
import { DeployWhyStep } from "./deploy-why-step.tsx";

interface DeployWizardProps {
  draft: DeployDraft;
  onChange: (part: Partial<DeployDraft>) => void;
  /** Sends the draft; what is refused comes back as problems. */
  onSubmit: () => Promise<readonly FieldProblem[]>;
  submitLabel: string;
  /** A request keeps its team. */
  isRevision?: boolean;
}

/** Asks for an endpoint, or for its update, in five steps; each is checked as the server will check it. */
export function DeployWizard(props: DeployWizardProps) {
  const { draft, onChange, onSubmit, submitLabel, isRevision = false } = props;
  const walk = useWizardWalk({
    rules: deployRules,
    problemsOf: ({ problemsOf }) => problemsOf(draft),
    stepOf: deployStepOf,
  });
  const { at, problems, forget, land } = walk;
  const change = (part: Partial<DeployDraft>) => {
    forget();
    onChange(part);
  };
  const step = { draft, onChange: change, problems };
  const panels: Record<(typeof deploySteps)[number]["id"], ReactNode> = {
    model: <DeployModelStep {...step} />,
    place: <DeployPlaceStep {...step} />,
    serving: <DeployServingStep {...step} />,
    why: <DeployWhyStep {...step} isRevision={isRevision} />,
    review: (
      <DeployReviewStep
        draft={draft}
        problems={problems}
        onProblems={land}
        onSubmit={onSubmit}
        label={submitLabel}
      />
    ),
  };
  return (
    <WizardFrame steps={deploySteps} walk={walk}>
      {panels[(deploySteps[at] ?? deploySteps[0]).id]}
    </WizardFrame>
  );
}
