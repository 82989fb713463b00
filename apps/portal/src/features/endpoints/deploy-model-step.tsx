"use client";

import { RadioGroup } from "@quarry/ui/radio-group";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import { DeployModelFacts } from "./deploy-model-facts.tsx";
import { DeployModelLookUp } from "./deploy-model-look-up.tsx";
import type { DeployStepProps } from "./deploy-step-props.ts";

const sources = [
  {
    value: "hub",
    label: "Hugging Face Hub",
    hint: "A repository; the container downloads it at each start, always the same commit.",
  },
  {
    value: "s3",
    label: "Amazon S3",
    hint: "Files of your own account: no download from the internet, and no token for gated models.",
  },
] as const;

/** Which model is served: a repository that is looked up, or an artefact. */
export function DeployModelStep(step: DeployStepProps) {
  const { draft, onChange, problems } = step;
  return (
    <>
      <RadioGroup
        label="Where the model comes from"
        look="cards"
        options={sources}
        value={draft.source}
        onChange={(source) => onChange({ source })}
      />
      {draft.source === "hub" ? (
        <>
          <DeployModelLookUp {...step} />
          <div aria-live="polite">
            {draft.model === null ? null : (
              <DeployModelFacts
                model={draft.model}
                access={draft.access}
                onUseS3={() => onChange({ source: "s3" })}
              />
            )}
          </div>
        </>
      ) : (
        <TextField
          label="Artefact in Amazon S3"
          hint="A folder that ends in a slash, or one .tar.gz file, in the Region of the endpoint. The execution role must be able to read it."
          placeholder="s3://my-models/llama-3.1-8b/"
          autoComplete="off"
          spellCheck={false}
          code
          value={draft.artefact}
          onChange={({ target }) => onChange({ artefact: target.value })}
          error={problemOf(problems, "spec.deployment.model")}
        />
      )}
    </>
  );
}
