"use client";

import type { BodyForm } from "@quarry/aws-core/images/schema";
import { Callout } from "@quarry/ui/callout";
import { RadioGroup } from "@quarry/ui/radio-group";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { keysOf } from "@quarry/domain/operation/keys-schema";
import { problemOf } from "@/client/refusal.ts";
import { withImage } from "./deploy-proposals.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";
import { useServingImages } from "./deploy-images.ts";

const origins = [
  { value: "aws", label: "An image of AWS" },
  { value: "own", label: "An image of your own, in Amazon ECR" },
] as const;

/** The container image. */
export function DeployImageFields(step: DeployStepProps) {
  const { draft, onChange } = step;
  return (
    <>
      <RadioGroup
        label="Container image"
        options={origins}
        value={draft.imageFrom}
        onChange={(imageFrom) => onChange({ imageFrom })}
      />
      {draft.imageFrom === "aws" ? <KnownImage {...step} /> : <OwnImage {...step} />}
    </>
  );
}

/** What the pre-flight says of the image, under whatever part of it was looked at. */
function imageError(problems: DeployStepProps["problems"]): string | undefined {
  for (const field of ["image", "device", "format", "task"]) {
    const message = problemOf(problems, `spec.deployment.${field}`);
    if (message !== undefined) return message;
  }
  return undefined;
}

function KnownImage({ draft, onChange, problems }: DeployStepProps) {
  const images = useServingImages(draft.region).data?.items ?? [];
  const chosen = images.find(({ kind }) => kind === draft.imageKind);
  const error = imageError(problems);
  const isVersionMissing = draft.imageVersion === "";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <Select
          label="Server"
          options={images.map(({ kind, label, purpose, problem }) => ({
            value: kind,
            label,
            hint: problem ?? purpose,
            disabled: problem !== null,
          }))}
          value={draft.imageKind}
          onChange={(kind) => {
            const image = images.find((each) => each.kind === kind);
            if (image) onChange(withImage(draft, image));
          }}
          error={isVersionMissing ? undefined : error}
        />
        <Select
          label="Version"
          options={(chosen?.versions ?? []).map((version) => ({ value: version, label: version }))}
          value={draft.imageVersion || null}
          onChange={(imageVersion) => onChange({ imageVersion })}
          error={isVersionMissing ? error : undefined}
        />
      </div>
      {chosen && chosen.problem !== null ? <Callout tone="danger">{chosen.problem}</Callout> : null}
      {chosen?.isArchived === true ? (
        <Callout tone="warning" title="This image is archived">
          It can be pulled and gets no more releases, security fixes included. New endpoints are better served
          by vLLM.
        </Callout>
      ) : null}
    </>
  );
}

const formWords: Readonly<Record<BodyForm, string>> = {
  tgi: "inputs with parameters, as TGI takes them",
  "openai-chat": "Messages, as OpenAI’s API takes them",
  embeddings: "inputs that become vectors",
  raw: "Any other JSON",
};

function OwnImage({ draft, onChange, problems }: DeployStepProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
      <TextField
        label="Image URI"
        hint="A private repository in Amazon ECR, in the Region of the endpoint."
        placeholder={`${draft.accountId || "111122223333"}.dkr.ecr.${draft.region || "us-east-1"}.amazonaws.com/serving:1.0`}
        autoComplete="off"
        spellCheck={false}
        code
        value={draft.imageUri}
        onChange={({ target }) => onChange({ imageUri: target.value })}
        error={imageError(problems)}
      />
      <Select
        label="Request body"
        hint="What it takes at /invocations."
        options={keysOf(formWords).map((form) => ({ value: form, label: formWords[form] }))}
        value={draft.imageBody}
        onChange={(imageBody) => onChange({ imageBody })}
      />
    </div>
  );
}
