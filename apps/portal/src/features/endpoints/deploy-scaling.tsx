"use client";

import { GroupError } from "@quarry/ui/group-error";
import { Switch } from "@quarry/ui/switch";
import { problemOf } from "@/client/refusal.ts";
import { startOfScaling } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { DeployNumber } from "./deploy-number.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

type Scaling = NonNullable<DeployDraft["scaling"]>;

const fields = [
  { field: "minimum", label: "At least", min: 0, max: 100 },
  { field: "maximum", label: "At most", min: 1, max: 100 },
  { field: "target", label: "Calls a minute for each", min: 1, max: 1_000_000 },
  { field: "scaleOutCooldown", label: "Pause after adding", unit: "seconds", min: 0, max: 86_400 },
  { field: "scaleInCooldown", label: "Pause after removing", unit: "seconds", min: 0, max: 86_400 },
] as const satisfies readonly { field: keyof Scaling; [more: string]: unknown }[];

/** Whether and how the endpoint grows and shrinks with its calls. */
export function DeployScaling({ draft, onChange, problems }: DeployStepProps) {
  const { scaling, placement } = draft;
  const what = placement === "MODEL_BASED" ? "instances" : "copies";
  const error = problems.find(({ path }) => path === "spec.deployment.scaling")?.message;
  return (
    <>
      <Switch
        label={`Scale the ${what} with the calls`}
        hint="Target tracking: so many that each serves about as many calls a minute as you say."
        checked={scaling !== null}
        onChange={(isOn) => onChange({ scaling: isOn ? startOfScaling : null })}
      />
      {scaling === null ? null : (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {fields.map(({ field, ...limits }) => (
            <DeployNumber
              key={field}
              {...limits}
              path={`scaling.${field}`}
              value={scaling[field]}
              onChange={(value) => onChange({ scaling: { ...scaling, [field]: value } })}
              problems={problems}
            />
          ))}
        </div>
      )}
      <GroupError error={error} />
      <GroupError error={instancesError(problems)} />
    </>
  );
}

/** What is wrong with the instances as a whole is a matter of scaling; single numbers say it themselves. */
const instancesError = (problems: DeployStepProps["problems"]): string | undefined =>
  problems.find(({ path }) => path === "spec.deployment.instances.managed")?.message ??
  problemOf(problems, "spec.deployment.scale-to-zero");
