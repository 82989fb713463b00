"use client";

import { RadioGroup } from "@quarry/ui/radio-group";
import { Switch } from "@quarry/ui/switch";
import { problemOf } from "@/client/refusal.ts";
import { isUpdate } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { DeployNumber } from "./deploy-number.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

const modes = [
  {
    value: "MODEL_BASED",
    label: "Directly on the instances",
    hint: "One model, all of each instance. The simple way.",
  },
  {
    value: "INFERENCE_COMPONENT_BASED",
    label: "As an inference component",
    hint: "Several copies share an instance, and the endpoint can scale to zero.",
  },
] as const;

/** How the model is placed, and what one copy gets. */
export function DeployPlacement(step: DeployStepProps) {
  const { draft, onChange, problems } = step;
  return (
    <>
      {isUpdate(draft) ? null : (
        <RadioGroup
          label="Placement"
          look="cards"
          options={modes}
          value={draft.placement}
          onChange={(placement) =>
            onChange(placement === "MODEL_BASED" ? { placement, managed: null } : { placement })
          }
          error={problemOf(problems, "spec.deployment.copies")}
        />
      )}
      {draft.placement === "INFERENCE_COMPONENT_BASED" ? <Component {...step} /> : null}
    </>
  );
}

const resources = [
  { field: "copies", label: "Copies", min: 0, max: 100 },
  { field: "accelerators", label: "GPUs of a copy", min: 0, max: 16 },
  { field: "cpus", label: "CPUs of a copy", min: 0.25, max: 192, step: 0.25, optional: true },
  { field: "memoryMib", label: "Memory of a copy", unit: "MiB", min: 128, max: 4_194_304, step: 1024 },
] as const satisfies readonly { field: keyof DeployDraft["component"]; [more: string]: unknown }[];

function Component({ draft, onChange, problems }: DeployStepProps) {
  const { component, managed } = draft;
  const bounds = (field: "least" | "most") => ({
    value: managed?.[field] ?? null,
    path: `instances.managed.${field}`,
    max: 100,
    problems,
    onChange: (value: number | null) => onChange({ managed: managed && { ...managed, [field]: value } }),
  });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {resources.map(({ field, ...limits }) => (
          <DeployNumber
            key={field}
            {...limits}
            path={`placement.${field}`}
            value={component[field]}
            onChange={(value) => onChange({ component: { ...component, [field]: value } })}
            problems={problems}
          />
        ))}
      </div>
      <Switch
        label="Let SageMaker add and remove instances"
        hint="As many as the copies need, between two numbers."
        checked={managed !== null}
        onChange={(isOn) => onChange({ managed: isOn ? { least: 1, most: 2 } : null })}
      />
      {managed === null ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <DeployNumber label="Instances at least" min={0} {...bounds("least")} />
          <DeployNumber label="Instances at most" min={1} {...bounds("most")} />
        </div>
      )}
    </>
  );
}
