"use client";

import type { TagDiagnosis } from "@quarry/domain/costs/doctor/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

interface ActivateKeyProps {
  connectionId: string;
  diagnosis: TagDiagnosis;
  activeKeys: number;
}

/** The button that has a key activated in the payer account, after saying what that does. */
export function ActivateKey({
  connectionId,
  diagnosis: { key, spellings },
  activeKeys,
  trigger,
}: ActivateKeyProps & Opened) {
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.costTags.setStatus.mutationOptions(),
    refresh: [api.costTags.key()],
    onDone: () => show({ title: `${key} is being activated`, tone: "progress" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Activate ${key} on the bill`}
      confirmLabel="Activate"
      danger={false}
      trigger={trigger}
      onConfirm={() => send({ connectionId, keys: [key], isActive: true })}
    >
      <ul className="list-disc space-y-1 pl-5 text-ink-muted">
        <li>AWS divides costs by it from today on; the first appear within 24 hours.</li>
        <li>Costs of earlier days carry it only after a backfill.</li>
        <li>{activeKeys} of at most 500 keys of the payer account are active.</li>
        {spellings.length === 0 ? null : (
          <li>Only this spelling is activated, not {spellings.map((other) => other.key).join(", ")}.</li>
        )}
      </ul>
    </ConfirmDialog>
  );
}
