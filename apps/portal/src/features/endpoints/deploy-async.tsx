"use client";

import { GroupError } from "@quarry/ui/group-error";
import { Switch } from "@quarry/ui/switch";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import { startOfAsync } from "./deploy-draft.ts";
import { DeployNumber } from "./deploy-number.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

const texts = [
  { field: "outputPath", label: "Answers", hint: "A folder in S3.", placeholder: "s3://my-bucket/answers/" },
  {
    field: "failurePath",
    label: "Failures",
    hint: "A folder in S3.",
    placeholder: "s3://my-bucket/failures/",
    optional: true,
  },
  { field: "successTopic", label: "Topic for answers", hint: "ARN of an SNS topic.", optional: true },
  { field: "errorTopic", label: "Topic for failures", hint: "ARN of an SNS topic.", optional: true },
] as const;

/** Asynchronous inference: calls are queued, their answers put into S3. */
export function DeployAsync({ draft, onChange, problems }: DeployStepProps) {
  const asynchronous = draft.async;
  const error = problems.find(({ path }) => path === "spec.deployment.async")?.message;
  return (
    <>
      <Switch
        label="Answer asynchronously"
        hint="Calls of up to an hour wait in a queue, and their answers are put into S3."
        checked={asynchronous !== null}
        onChange={(isOn) => onChange({ async: isOn ? startOfAsync : null })}
      />
      {asynchronous === null ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          {texts.map(({ field, ...words }) => (
            <TextField
              key={field}
              {...words}
              autoComplete="off"
              spellCheck={false}
              code
              value={asynchronous[field]}
              onChange={({ target }) => onChange({ async: { ...asynchronous, [field]: target.value } })}
              error={problemOf(problems, `spec.deployment.async.${field}`)}
            />
          ))}
          <DeployNumber
            label="At the same time on an instance"
            path="async.concurrentPerInstance"
            min={1}
            max={1000}
            value={asynchronous.concurrentPerInstance}
            onChange={(value) => onChange({ async: { ...asynchronous, concurrentPerInstance: value } })}
            problems={problems}
          />
        </div>
      )}
      <GroupError error={error} />
    </>
  );
}
