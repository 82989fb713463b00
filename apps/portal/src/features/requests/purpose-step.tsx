"use client";

import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { NameField } from "./name-field.tsx";
import { nameProposal } from "./request-draft.ts";
import { StudioField } from "./studio-field.tsx";
import type { StepProps } from "./step-props.ts";

const environments = ["development", "test", "staging", "production"] as const;

/** For whom and what for, and the name that AWS will show. */
export function PurposeStep({ draft, onChange, problems, isRevision }: StepProps & { isRevision: boolean }) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? uploadTeams(me) : [];
  const proposal = nameProposal(draft);
  const text = (field: "description" | "purpose") => ({
    value: draft[field],
    error: problemOf(problems, `spec.${field}`),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <>
      {isRevision ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Team"
            hint="Whose catalog it enters and whose approvers decide."
            options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={draft.team || null}
            onChange={(team) => onChange({ team })}
            error={problemOf(problems, "team")}
          />
          <TextField
            label="For"
            optional
            hint="E-mail of a team member, when it is not for you."
            type="email"
            autoComplete="off"
            value={draft.beneficiary}
            error={problemOf(problems, "beneficiary")}
            onChange={({ target }) => onChange({ beneficiary: target.value })}
          />
        </div>
      )}
      <Select
        label="Environment"
        options={environments.map((value) => ({ value, label: value }))}
        value={draft.environment}
        onChange={(environment) => onChange({ environment })}
        error={problemOf(problems, "spec.environment")}
      />
      <StudioField draft={draft} onChange={onChange} error={problemOf(problems, "spec.studio")} />
      <NameField
        value={draft.name}
        proposal={proposal}
        error={problemOf(problems, "spec.name")}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label="Purpose"
        hint="One sentence for whoever decides."
        autoComplete="off"
        {...text("purpose")}
      />
      <TextField
        label="Description"
        optional
        hint="Stored in AWS with the profile; it cannot be changed later."
        autoComplete="off"
        {...text("description")}
      />
    </>
  );
}
