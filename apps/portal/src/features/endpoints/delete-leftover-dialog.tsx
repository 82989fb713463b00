"use client";

import type { LeftoverView } from "@quarry/domain/endpoints/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

interface DeleteLeftoverDialogProps {
  leftover: LeftoverView;
  onClose: () => void;
}

/** Asks for the name before something that nothing uses is deleted in AWS. */
export function DeleteLeftoverDialog({ leftover: { id, name }, onClose }: DeleteLeftoverDialogProps) {
  const queryClient = useQueryClient();
  const { dialog, send } = useDialogMutation({
    mutation: api.endpoints.deleteLeftover.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.endpoints.leftovers.key() }),
    }),
    open: true,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Delete what was left behind"
      typedName={name}
      confirmLabel="Delete it"
      onConfirm={() => send({ id })}
    >
      <p>
        The worker looks once more that nothing uses it, and deletes it in AWS. Artefacts in S3, images and
        roles stay.
      </p>
    </ConfirmDialog>
  );
}
