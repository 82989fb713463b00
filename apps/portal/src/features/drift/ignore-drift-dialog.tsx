"use client";

import type { DriftView } from "@quarry/domain/drift/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { TextArea } from "@quarry/ui/text-area";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";

interface IgnoreDriftDialogProps {
  drift: DriftView | undefined;
  onClose: () => void;
}

/** Leaves a disagreement as it is, with a reason that others can read. */
export function IgnoreDriftDialog({ drift, onClose }: IgnoreDriftDialogProps) {
  const { dialog, typed, text, send } = useFormDialog({
    mutation: api.drift.ignore.mutationOptions(),
    refresh: [api.drift.key()],
    start: { reason: "" },
    open: drift !== undefined,
    onOpenChange: onClose,
  });
  return (
    <FormDialog
      {...dialog}
      title={`Leave ${drift?.name ?? "it"} as it is`}
      description="It is not reported again until it becomes something else. Nothing changes in AWS."
      width="sm"
      submitLabel="Leave it"
      onSubmit={() => {
        if (drift) send({ ...typed, id: drift.id });
      }}
    >
      <TextArea label="Reason" rows={3} {...text("reason")} />
    </FormDialog>
  );
}
