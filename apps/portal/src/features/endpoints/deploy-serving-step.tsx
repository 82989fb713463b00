"use client";

import { DeployAdvanced } from "./deploy-advanced.tsx";
import { isUpdate } from "./deploy-draft.ts";
import { DeployEnvironment } from "./deploy-environment.tsx";
import { DeployNameField } from "./deploy-name-field.tsx";
import { DeployPlacement } from "./deploy-placement.tsx";
import { DeployScaling } from "./deploy-scaling.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

/** How it serves: name, environment, placement, scaling, and what is seldom changed. */
export function DeployServingStep(step: DeployStepProps) {
  return (
    <>
      {isUpdate(step.draft) ? null : <DeployNameField {...step} />}
      <DeployEnvironment {...step} />
      <DeployPlacement {...step} />
      <DeployScaling {...step} />
      <DeployAdvanced {...step} />
    </>
  );
}
