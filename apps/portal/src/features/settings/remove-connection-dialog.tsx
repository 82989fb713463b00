"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "./use-last.ts";

interface RemoveConnectionDialogProps {
  connection: ConnectionView | undefined;
  onClose: () => void;
}

/** Asks, by name, before an account leaves the catalog. */
export function RemoveConnectionDialog({ connection, onClose }: RemoveConnectionDialogProps) {
  const { show } = useToast();
  const shown = useLast(connection);
  const { dialog, send } = useDialogMutation({
    mutation: api.connections.remove.mutationOptions(),
    refresh: [api.connections.key(), api.profiles.key()],
    onDone: () => show({ title: "Connection removed" }),
    open: connection !== undefined,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Remove ${shown?.name ?? "connection"}`}
      typedName={shown?.name ?? ""}
      confirmLabel="Remove connection"
      onConfirm={() => {
        if (connection) send({ id: connection.id });
      }}
    >
      {shown ? <Consequences connection={shown} /> : null}
    </ConfirmDialog>
  );
}

function Consequences({ connection: { profileCount, accountId, roleArn } }: { connection: ConnectionView }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {profileCount === 0 ? null : (
        <li>
          {profileCount.toLocaleString("en")} {profileCount === 1 ? "profile" : "profiles"} of account{" "}
          {accountId} leave the catalog, with their adoptions.
        </li>
      )}
      <li>
        Nothing changes in AWS. {roleArn === null ? "" : "Delete the role there if nothing else uses it."}
      </li>
      <li>A new connection gets a new external id.</li>
    </ul>
  );
}
