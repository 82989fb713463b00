"use client";

import { FormDialog } from "@quarry/ui/form-dialog";
import { TextField } from "@quarry/ui/text-field";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { useProfileChange } from "./use-profile-change.ts";

interface ExtendProfileDialogProps {
  id: string;
  /** ISO date; null: no end. */
  expiresOn: string | null;
}

/** Sets the day on which a profile is deleted, or none. */
export function ExtendProfileDialog({ id, expiresOn, trigger }: ExtendProfileDialogProps & Opened) {
  const { dialog, typed, text, send } = useFormDialog({
    mutation: api.profiles.extend.mutationOptions(useProfileChange()),
    start: { expiresOn: expiresOn ?? "" },
  });
  return (
    <FormDialog
      {...dialog}
      title="When it ends"
      description="On that day Quarry deletes it in AWS. Its team is told two weeks before."
      width="sm"
      trigger={trigger}
      submitLabel="Save"
      onSubmit={() => send({ id, expiresOn: typed.expiresOn === "" ? null : typed.expiresOn })}
    >
      <TextField
        label="Last day"
        hint="Empty: it stays until somebody deletes it."
        type="date"
        optional
        {...text("expiresOn")}
      />
    </FormDialog>
  );
}
