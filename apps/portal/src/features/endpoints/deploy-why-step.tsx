"use client";

import { NumberField } from "@quarry/ui/number-field";
import { Select } from "@quarry/ui/select";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { isUpdate } from "./deploy-draft.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";

const longestLife = 8760;
const day = 24;

/** For whom, what for, and how long. */
export function DeployWhyStep({
  draft,
  onChange,
  problems,
  isRevision,
}: DeployStepProps & { isRevision: boolean }) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? uploadTeams(me) : [];
  const text = (field: "purpose" | "ticket" | "justification") => ({
    value: draft[field],
    error: problemOf(problems, `spec.${field}`),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <>
      {isRevision || isUpdate(draft) ? null : (
        <Select
          label="Team"
          hint="Who looks after it, and whose approvers decide."
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={draft.team || null}
          onChange={(team) => onChange({ team })}
          error={problemOf(problems, "team")}
        />
      )}
      {isUpdate(draft) ? null : (
        <TextField
          label="Purpose"
          hint="One sentence for whoever decides."
          autoComplete="off"
          {...text("purpose")}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {isUpdate(draft) ? null : (
          <NumberField
            label="Hours to live"
            optional
            hint="Counted from the approval; then it is deleted. Left out, it stays."
            unit="hours"
            min={1}
            max={longestLife}
            step={day}
            value={draft.hoursToLive}
            onChange={(hoursToLive) => onChange({ hoursToLive })}
            error={problemOf(problems, "spec.hoursToLive")}
          />
        )}
        <TextField label="Ticket" optional hint="Such as SEARCH-42." autoComplete="off" {...text("ticket")} />
      </div>
      <TextArea label="Justification" optional rows={3} {...text("justification")} />
    </>
  );
}
