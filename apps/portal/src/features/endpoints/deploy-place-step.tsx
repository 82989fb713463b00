"use client";

import { problemOf } from "@/client/refusal.ts";
import { PlaceFields } from "../requests/place-fields.tsx";
import { isUpdate } from "./deploy-draft.ts";
import { DeployFixedFacts } from "./deploy-fixed-facts.tsx";
import { DeployImageFields } from "./deploy-image-fields.tsx";
import { DeployInstanceField } from "./deploy-instance-field.tsx";
import { DeployNumber } from "./deploy-number.tsx";
import { DeployRoleField } from "./deploy-role-field.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

/** Where it runs: account, Region, role, image and instances. */
export function DeployPlaceStep(step: DeployStepProps) {
  const { draft, onChange, problems } = step;
  return (
    <>
      {isUpdate(draft) ? (
        <DeployFixedFacts draft={draft} />
      ) : (
        <PlaceFields
          connectionId={draft.connectionId}
          region={draft.region}
          hint="Where the instances run and the endpoint is called."
          errors={{
            connectionId: problemOf(problems, "spec.connectionId"),
            region: draft.region === "" ? problemOf(problems, "spec.deployment.region") : undefined,
          }}
          onAccount={({ id, accountId, regions }) =>
            onChange({ connectionId: id, accountId, region: regions[0] ?? "", roleArn: "" })
          }
          onRegion={(region) => onChange({ region })}
        />
      )}
      <DeployRoleField {...step} />
      <DeployImageFields {...step} />
      <DeployInstanceField {...step} />
      <DeployNumber
        label="Instances"
        hint="How many it begins with; each costs the same."
        path="instances.count"
        min={1}
        max={100}
        value={draft.instances}
        onChange={(instances) => onChange({ instances })}
        problems={problems}
      />
    </>
  );
}
