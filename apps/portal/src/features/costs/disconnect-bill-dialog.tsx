"use client";

import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "../settings/use-last.ts";

interface DisconnectBillDialogProps {
  source: SourceView | undefined;
  onClose: () => void;
}

/** Asks, by name, before what is held of a bill is forgotten. */
export function DisconnectBillDialog({ source, onClose }: DisconnectBillDialogProps) {
  const { show } = useToast();
  const shown = useLast(source);
  const { dialog, send } = useDialogMutation({
    mutation: api.costs.disconnectSource.mutationOptions(),
    refresh: [api.costs.key()],
    onDone: () => show({ title: "The bill is no longer read" }),
    open: source !== undefined,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Stop reading the bill of ${shown?.connection ?? "a connection"}`}
      typedName={shown?.connection ?? ""}
      confirmLabel="Disconnect the bill"
      onConfirm={() => {
        if (source) send({ connectionId: source.connectionId });
      }}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>Everything that is held of the bill is forgotten, and so is the count of its paid calls.</li>
        <li>To read it again costs the calls for its history again.</li>
        <li>Nothing changes in AWS.</li>
      </ul>
    </ConfirmDialog>
  );
}
