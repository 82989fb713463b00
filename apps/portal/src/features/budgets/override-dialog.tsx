"use client";

import type { BudgetDetail } from "@quarry/domain/budgets/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { overrideChoices, overrideUntil } from "./override-choices.ts";

interface OverrideDialogProps {
  budget: BudgetDetail;
  /** The time of the page, ISO 8601. */
  now: string;
}

const nothing = { profileId: "", choice: "tomorrow", until: "", reason: "" };

/** Lets suspended profiles be called again for some time, with the reason. */
export function OverrideDialog({ budget, now, trigger }: OverrideDialogProps & Opened) {
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.budgets.override.mutationOptions(),
    refresh: [api.budgets.key()],
    start: nothing,
    paths: { choice: "until" },
  });
  const choices = overrideChoices(budget, now);
  const held = budget.suspensions.filter(({ lifted, until }) => lifted === null && until > now);
  const isOwn = typed.choice === "own";
  return (
    <FormDialog
      {...dialog}
      title={`Override ${budget.name}`}
      description="The profiles can be called until then, and are suspended again afterwards unless the budget begins anew before."
      trigger={trigger}
      submitLabel={typed.choice === "end" ? "End the override" : "Override"}
      onSubmit={() => {
        const { profileId, reason } = typed;
        const until = overrideUntil(typed, choices);
        send({ id: budget.id, until, reason, ...(profileId !== "" && { profileId }) });
      }}
    >
      <Select
        label="Profile"
        options={[
          { value: "", label: "All, and those that come under the budget meanwhile" },
          ...held.map(({ profile }) => ({ value: profile.id, label: profile.name })),
        ]}
        {...choice("profileId")}
      />
      <Select
        label="Until"
        options={choices.map(({ value, label }) => ({ value, label }))}
        {...choice("choice")}
        {...(isOwn && { error: undefined })}
      />
      {isOwn ? (
        <TextField label="Last day" hint="Until 24:00 UTC of that day." type="date" {...text("until")} />
      ) : null}
      <TextArea
        label="Reason"
        hint="Shown beside the profile and in the audit trail."
        rows={2}
        {...text("reason")}
      />
    </FormDialog>
  );
}
