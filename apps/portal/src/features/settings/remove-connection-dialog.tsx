"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useLast } from "./use-last.ts";

interface RemoveConnectionDialogProps {
  connection: ConnectionView | undefined;
  onClose: () => void;
}

/** Asks, by name, before an account leaves the catalog. */
export function RemoveConnectionDialog({ connection, onClose }: RemoveConnectionDialogProps) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const shown = useLast(connection);
  const remove = useMutation(
    api.connections.remove.mutationOptions({
      onSuccess: async () => {
        await Promise.all(
          [api.connections.key(), api.profiles.key()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
        show({ title: "Connection removed" });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Remove ${shown?.name ?? "connection"}`}
      typedName={shown?.name ?? ""}
      confirmLabel="Remove connection"
      open={connection !== undefined}
      onOpenChange={(open) => {
        remove.reset();
        if (!open) onClose();
      }}
      onConfirm={() => {
        if (connection) remove.mutate({ id: connection.id });
      }}
      busy={remove.isPending}
      error={remove.isError ? refusalOf(remove.error).message : undefined}
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
