"use client";

import { GroupError } from "@quarry/ui/group-error";
import { Switch } from "@quarry/ui/switch";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import { TagRows } from "../requests/tag-rows.tsx";
import { isUpdate } from "./deploy-draft.ts";
import { DeployAsync } from "./deploy-async.tsx";
import { DeployNumber } from "./deploy-number.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

const fields = ["timeouts", "instances.volumeGb", "disks", "network", "async", "tags"];

/** What most endpoints leave as it is: time-outs, disk, network, asynchronous inference and tags. */
export function DeployAdvanced(step: DeployStepProps) {
  const { draft, onChange, problems } = step;
  const isWrong = fields.some((field) => problemOf(problems, `spec.deployment.${field}`) !== undefined);
  return (
    <details open={isWrong || undefined} className="rounded-md border border-line p-3">
      <summary className="cursor-pointer font-medium">
        Time-outs, disk, network, asynchronous inference, tags
      </summary>
      <div className="flex flex-col gap-4 pt-4">
        <TimeoutFields {...step} />
        <NetworkFields {...step} />
        <DeployAsync {...step} />
        {isUpdate(draft) ? null : (
          <TagRows
            tags={draft.tags}
            rules={[]}
            error={problemOf(problems, "spec.deployment.tags")}
            onChange={(tags) => onChange({ tags })}
          />
        )}
      </div>
    </details>
  );
}

function TimeoutFields({ draft, onChange, problems }: DeployStepProps) {
  const { timeouts, volumeGb } = draft;
  const seconds = (field: "download" | "startup") => ({
    path: `timeouts.${field}`,
    unit: "seconds",
    min: 60,
    max: 3600,
    step: 60,
    value: timeouts[field],
    onChange: (value: number | null) => onChange({ timeouts: { ...timeouts, [field]: value } }),
    problems,
  });
  const disks = problemOf(problems, "spec.deployment.disks");
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3">
      <DeployNumber label="Download of the model" {...seconds("download")} />
      <DeployNumber label="Start of the container" {...seconds("startup")} />
      <DeployNumber
        label="Volume"
        unit="GB"
        path="instances.volumeGb"
        min={1}
        max={512}
        optional
        value={volumeGb}
        onChange={(next) => onChange({ volumeGb: next })}
        problems={
          disks === undefined ? problems : [{ path: "spec.deployment.instances.volumeGb", message: disks }]
        }
      />
    </div>
  );
}

function NetworkFields({ draft, onChange, problems }: DeployStepProps) {
  const text = (field: "subnets" | "securityGroups" | "kmsKey", path: string) => ({
    optional: true,
    autoComplete: "off",
    spellCheck: false,
    code: true,
    value: draft[field],
    error: problemOf(problems, `spec.deployment.network.${path}`),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          label="Subnets"
          hint="Ids of a VPC, separated by commas. A model of the Hub needs a way to the internet from there."
          {...text("subnets", "vpc.subnets")}
        />
        <TextField
          label="Security groups"
          hint="Ids, separated by commas; needed with subnets."
          {...text("securityGroups", "vpc.securityGroups")}
        />
      </div>
      <TextField
        label="Key for the volumes"
        hint="Id, ARN or alias of a key in AWS KMS. Types with disks of their own take none."
        {...text("kmsKey", "kmsKey")}
      />
      <Switch
        label="Cut the container off from the network"
        hint="Its model must then come from S3."
        checked={draft.isIsolated}
        onChange={(isIsolated) => onChange({ isIsolated })}
      />
      <GroupError error={problemOf(problems, "spec.deployment.network.isolated")} />
    </>
  );
}
