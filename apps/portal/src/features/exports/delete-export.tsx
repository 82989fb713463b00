"use client";

import type { ExportView } from "@quarry/domain/exports/schema";
import { Button } from "@quarry/ui/button";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { counted } from "./counted.ts";

/** Deletes an export after its file name was typed. */
export function DeleteExport({ view }: { view: ExportView }) {
  const { id, fileName, profileCount, uploadedBy, team } = view;
  const router = useRouter();
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.exports.delete.mutationOptions(),
    // Not the page being left: asking for it again would only answer that it is gone.
    refresh: [api.exports.list.key()],
    onDone: () => {
      show({ title: "Export deleted", description: fileName });
      router.push("/exports");
    },
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Delete this export"
      typedName={fileName}
      confirmLabel="Delete export"
      onConfirm={() => send({ id })}
      trigger={<Button icon={<Trash2 aria-hidden />}>Delete</Button>}
    >
      <p>
        This deletes what was read in the file that {uploadedBy} uploaded for team {team}:
      </p>
      <ul className="mt-1 list-disc pl-5">
        <li>the file’s name, size and checksum</li>
        <li>{counted(profileCount, "profile")} found, with the places where each stands</li>
        <li>apps, unresolved expressions and warnings</li>
      </ul>
      <p className="mt-2 text-ink-muted">
        Profiles adopted from it stay in the catalog, and nothing changes in AWS. It cannot be undone; the
        same file can be uploaded again.
      </p>
    </ConfirmDialog>
  );
}
