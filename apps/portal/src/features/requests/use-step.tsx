"use client";

import { NumberField } from "@quarry/ui/number-field";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import { CostLine } from "./cost-line.tsx";
import { mergeTags, wantedTags } from "./request-draft.ts";
import type { StepProps } from "./step-props.ts";
import { TagRows } from "./tag-rows.tsx";

const tokenStep = 100_000;

/** How much it will be used, which tags it is paid under, and until when. */
export function UseStep({ draft, onChange, problems }: StepProps) {
  const policy = useQuery(
    api.tags.policy.queryOptions({ input: draft.team === "" ? {} : { team: draft.team } }),
  );
  const rules = policy.data ? [...policy.data.inherited, ...policy.data.rules] : [];
  const tokens = (field: "inputTokensPerMonth" | "outputTokensPerMonth") => ({
    value: draft[field],
    min: 0,
    step: tokenStep,
    unit: "tokens",
    error: problemOf(problems, `spec.${field}`) === undefined ? undefined : "Write whole tokens, 0 or more.",
    onChange: (value: number | null) => onChange({ [field]: value }),
  });
  const text = (field: "app" | "expiresOn" | "ticket" | "justification") => ({
    value: draft[field],
    error: problemOf(problems, `spec.${field}`),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField label="Input per month" {...tokens("inputTokensPerMonth")} />
        <NumberField label="Output per month" {...tokens("outputTokensPerMonth")} />
      </div>
      <CostLine draft={draft} />
      <TagRows
        tags={mergeTags(draft.tags, wantedTags(rules))}
        rules={rules}
        error={problemOf(problems, "spec.tags")}
        onChange={(tags) => onChange({ tags })}
      />
      <TextField
        label="Alias for an app"
        optional
        hint={`Lower-case, such as “ranking”. Programs then find the profile as ${draft.team}/ranking/${draft.environment}, also after it was replaced.`}
        autoComplete="off"
        spellCheck={false}
        {...text("app")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Until"
          optional
          hint="On that day it is deleted, unless somebody extends it."
          type="date"
          {...text("expiresOn")}
        />
        <TextField label="Ticket" optional hint="Such as SEARCH-42." autoComplete="off" {...text("ticket")} />
      </div>
      <TextArea label="Justification" optional rows={3} {...text("justification")} />
    </>
  );
}
