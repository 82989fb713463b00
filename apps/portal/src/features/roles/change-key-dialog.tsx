"use client";

import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useKeyChange } from "./use-key-change.ts";

interface ChangeKeyDialogProps {
  id: string;
  userName: string;
  change: "rotate" | "revoke";
  onClose: () => void;
}

const words = {
  rotate: {
    title: "Replace the key",
    confirmLabel: "Replace it",
    text: "The old key stops working within seconds, before the new one is there. The new one is shown to you once.",
  },
  revoke: {
    title: "Revoke the key",
    confirmLabel: "Revoke it",
    text: "The key and its user are deleted in AWS; programs that use it are refused within seconds. It cannot be brought back.",
  },
} as const;

/** Has a key replaced, or deleted for good. */
export function ChangeKeyDialog({ id, userName, change, onClose }: ChangeKeyDialogProps) {
  const operation = change === "rotate" ? api.roles.rotateKey : api.roles.revokeKey;
  const { dialog, send } = useDialogMutation({
    mutation: operation.mutationOptions(useKeyChange()),
    open: true,
    onOpenChange: onClose,
  });
  const { title, confirmLabel, text } = words[change];
  return (
    <ConfirmDialog
      {...dialog}
      title={title}
      confirmLabel={confirmLabel}
      {...(change === "revoke" && { typedName: userName })}
      onConfirm={() => send({ id })}
    >
      <p>{text}</p>
    </ConfirmDialog>
  );
}
