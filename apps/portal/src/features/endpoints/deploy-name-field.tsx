"use client";

import { Button } from "@quarry/ui/button";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import { useFetched } from "@/client/use-fetched.ts";
import { nameFor } from "./deploy-proposals.ts";
import { deployRules } from "./deploy-rules.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";

/** The endpoint's name, checked as SageMaker checks it while it is typed, with a name that would be taken. */
export function DeployNameField({ draft, onChange, problems }: DeployStepProps) {
  const { name } = draft;
  const rules = useFetched(deployRules);
  const problem = name === "" ? undefined : rules?.nameProblem(draft);
  const suggestion = name === "" ? nameFor(draft) : problem?.suggestion;
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        className="w-full"
        label="Name of the endpoint"
        hint="Letters, digits and hyphens, at most 63. Programs call it by this name; it cannot be changed later."
        autoComplete="off"
        spellCheck={false}
        code
        value={name}
        error={problem?.message ?? problemOf(problems, "spec.deployment.name")}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      {suggestion === undefined || suggestion === "" ? null : (
        <Button size="sm" onClick={() => onChange({ name: suggestion })}>
          Use “{suggestion}”
        </Button>
      )}
    </div>
  );
}
