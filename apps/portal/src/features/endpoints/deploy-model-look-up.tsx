"use client";

import type { HubModel } from "@quarry/aws-core/hub/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { TextField } from "@quarry/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { api } from "@/client/api.ts";
import { problemOf, refusalOf } from "@/client/refusal.ts";
import { closedModel } from "./deploy-access.ts";
import { DeployModelAccess } from "./deploy-model-access.tsx";
import { imageFor, withImage } from "./deploy-proposals.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";
import { useServingImages } from "./deploy-images.ts";

/** How a repository is opened, and the look-up with it. */
export function DeployModelLookUp({ draft, onChange, problems }: DeployStepProps) {
  const images = useServingImages().data?.items ?? [];
  const found = (model: HubModel) => {
    const image = images.find(({ kind }) => kind === imageFor(model));
    const isOther = image !== undefined && (image.kind !== draft.imageKind || draft.imageVersion === "");
    onChange({
      model,
      repository: model.repository,
      ...(draft.imageFrom === "aws" && isOther && withImage(draft, image)),
    });
  };
  const lookUp = useMutation(api.endpoints.lookUp.mutationOptions({ onSuccess: found }));
  const refused = lookUp.isError ? refusalOf(lookUp.error) : undefined;
  const errorOf = (field: string) => problemOf(refused?.details ?? [], field);
  const needed =
    draft.model === null || closedModel(draft) === undefined
      ? problemOf(
          problems.filter(({ path }) => !path.startsWith("spec.deployment.model.access")),
          "spec.deployment.model",
        )
      : undefined;
  const forget = (part: { repository: string } | { revision: string }) => {
    lookUp.reset();
    onChange({ ...part, model: null });
  };
  // A dialog within the form would send it, so how it is opened stands before.
  return (
    <>
      <DeployModelAccess
        draft={draft}
        problems={problems}
        onChange={(part) => {
          lookUp.reset();
          onChange(part);
        }}
        refusal={errorOf("tokenId")}
      />
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = { repository: draft.repository.trim(), revision: draft.revision.trim() || "main" };
          const isOpen = draft.access === "open" || draft.tokenId === "";
          lookUp.mutate(isOpen ? asked : { ...asked, tokenId: draft.tokenId });
        }}
      >
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <TextField
            label="Repository"
            hint="Owner and name, as in the address of the model’s page."
            placeholder="mistralai/Mistral-7B-v0.3"
            autoComplete="off"
            spellCheck={false}
            code
            value={draft.repository}
            onChange={({ target }) => forget({ repository: target.value })}
            error={errorOf("repository") ?? needed}
          />
          <TextField
            label="Version"
            optional
            hint="A branch, tag or commit."
            autoComplete="off"
            spellCheck={false}
            code
            value={draft.revision}
            onChange={({ target }) => forget({ revision: target.value })}
            error={errorOf("revision")}
          />
        </div>
        {refused && refused.details.length === 0 ? (
          <Callout tone="danger" title="The model could not be looked up" urgent>
            {refused.message}
          </Callout>
        ) : null}
        <Button type="submit" className="self-start" icon={<Search aria-hidden />} loading={lookUp.isPending}>
          Look it up
        </Button>
      </form>
    </>
  );
}
