"use client";

import type { SourceView } from "@quarry/domain/requests/schema";
import { Callout } from "@quarry/ui/callout";
import { Combobox } from "@quarry/ui/combobox";
import { RadioGroup } from "@quarry/ui/radio-group";
import { problemOf, refusalOf } from "@/client/refusal.ts";
import { PlaceFields } from "./place-fields.tsx";
import { modelsOf } from "./request-draft.ts";
import { SourceAccess } from "./source-access.tsx";
import type { StepProps } from "./step-props.ts";
import { useSources } from "./use-sources.ts";

/** Account, Region and model; then where requests may be processed, best first. */
export function ModelStep({ draft, onChange, problems }: StepProps) {
  const sources = useSources(draft);
  const offered = sources.data?.items ?? [];
  const nothingChosen = { baseModelId: "", source: "" };
  return (
    <>
      <PlaceFields
        connectionId={draft.connectionId}
        region={draft.region}
        hint="Where the profile is made and called."
        errors={{
          connectionId: problemOf(problems, "spec.connectionId"),
          region: problemOf(problems, "spec.region"),
        }}
        onAccount={({ id }) => onChange({ connectionId: id, region: "", ...nothingChosen })}
        onRegion={(region) => onChange({ region, ...nothingChosen })}
      />
      {sources.isError ? (
        <Callout tone="danger" title="The models could not be listed">
          {refusalOf(sources.error).message}
        </Callout>
      ) : null}
      <Combobox
        label="Model"
        hint="Only what AWS offers in this Region."
        options={modelsOf(offered).map((id) => ({ value: id, label: id }))}
        value={draft.baseModelId || null}
        loading={sources.isLoading}
        disabled={draft.region === ""}
        onChange={(baseModelId) => {
          const best = offered.find((source) => source.baseModelId === baseModelId);
          onChange({ baseModelId, source: best?.arn ?? "" });
        }}
        error={draft.baseModelId === "" ? problemOf(problems, "spec.source") : undefined}
      />
      {draft.baseModelId === "" ? null : (
        <RadioGroup
          label="Routing"
          look="cards"
          options={offered.filter(({ baseModelId }) => baseModelId === draft.baseModelId).map(routingOption)}
          value={draft.source || null}
          onChange={(source) => onChange({ source })}
          error={problemOf(problems, "spec.source")}
        />
      )}
      {draft.source === "" ? null : <SourceAccess draft={draft} />}
    </>
  );
}

const routingNames: Readonly<Record<string, string>> = {
  global: "Global",
  us: "Within the United States and Canada",
  eu: "Within Europe",
  apac: "Within Asia Pacific",
  jp: "Within Japan",
  au: "Within Australia",
  ca: "Within Canada",
  "us-gov": "Within AWS GovCloud (US)",
  none: "This Region only",
};

function routingOption({ arn, routing, residency, kind }: SourceView) {
  const what = kind === "system-defined" ? "system-defined profile" : "foundation model";
  const name = routingNames[routing] ?? `Within ${routing}`;
  return { value: arn, label: `${name} (${what})`, hint: residency };
}
