"use client";

import type { ServingImageView } from "@quarry/domain/endpoints/deploy-schema";
import { GroupError } from "@quarry/ui/group-error";
import { Select } from "@quarry/ui/select";
import { problemOf } from "@/client/refusal.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { DeployVariable } from "./deploy-variable.tsx";
import { useServingImages } from "./deploy-images.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";

type Row = DeployDraft["environment"][number];
type Known = ServingImageView["variables"][number];

const another = "another";
const longestValue = 1024;

/** What the container reads from its environment: the image's own variables with their meaning, and any other. */
export function DeployEnvironment({ draft, onChange, problems }: DeployStepProps) {
  const { environment, imageFrom, imageKind } = draft;
  const images = useServingImages().data?.items ?? [];
  const image = imageFrom === "aws" ? images.find(({ kind }) => kind === imageKind) : undefined;
  const known = image?.variables ?? [];
  const rows = (next: Row[]) => onChange({ environment: next });
  const general = [
    problemOf(problems, "spec.deployment.limits"),
    problemOf(problems, "spec.deployment.remote-code"),
    problems.find(({ path }) => path === "spec.deployment.environment")?.message,
  ].filter((message) => message !== undefined);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">Environment of the container</legend>
      <p className="text-sm text-ink-muted">{filledIn(known)}</p>
      {environment.map((row, index) => (
        <DeployVariable
          key={index}
          row={row}
          place={index + 1}
          known={known.find(({ name }) => name === row.key)}
          error={valueError(row) ?? problemOf(problems, `spec.deployment.environment.${row.key}`)}
          onChange={(next) => rows(environment.with(index, next))}
          onRemove={() => rows(environment.filter((_row, at) => at !== index))}
        />
      ))}
      {general.map((message) => (
        <GroupError key={message} error={message} />
      ))}
      <Select
        label="Add a variable"
        className="sm:w-96"
        placeholder="Choose one"
        options={[
          ...known
            .filter(({ name, isFilledIn }) => !isFilledIn && !environment.some(({ key }) => key === name))
            .map(({ name, meaning }) => ({ value: name, label: name, hint: meaning })),
          { value: another, label: "Another variable", hint: anotherHint(image) },
        ]}
        value={null}
        onChange={(name) => rows([...environment, startOf(known.find((each) => each.name === name))])}
      />
    </fieldset>
  );
}

const startOf = (known: Known | undefined): Row => ({
  key: known?.name ?? "",
  value: known?.type === "boolean" ? "true" : "",
});

function filledIn(known: readonly Known[]): string {
  const names = known.filter(({ isFilledIn }) => isFilledIn).map(({ name }) => name);
  if (names.length === 0) return "Everybody who may describe the model can read these: no secrets.";
  return `Quarry fills in ${new Intl.ListFormat("en").format(names)}. Everybody who may describe the model can read these: no secrets.`;
}

function anotherHint(image: ServingImageView | undefined): string {
  if (image?.prefix === null || image === undefined) return "Any name of letters, digits and underscores.";
  return `Such as one that begins with ${image.prefix}`;
}

function valueError({ value }: Row): string | undefined {
  if (value.length <= longestValue) return undefined;
  return `SageMaker takes 1,024 characters; this value has ${value.length.toLocaleString("en")}.`;
}
