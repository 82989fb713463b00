"use client";

import type { ExportView } from "@quarry/domain/exports/schema";
import { Button } from "@quarry/ui/button";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { counted } from "./counted.ts";

/** Deletes an export after its file name was typed. */
export function DeleteExport({ view }: { view: ExportView }) {
  const { id, fileName, profileCount, uploadedBy, team } = view;
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation(
    api.exports.delete.mutationOptions({
      onSuccess() {
        toast.show({ title: "Export deleted", description: fileName });
        router.push("/exports");
        // Not the page being left: asking for it again would only answer that it is gone.
        return queryClient.invalidateQueries({ queryKey: api.exports.list.key() });
      },
    }),
  );
  const changeOpen = (next: boolean) => {
    mutation.reset();
    setOpen(next);
  };
  return (
    <ConfirmDialog
      title="Delete this export"
      typedName={fileName}
      confirmLabel="Delete export"
      onConfirm={() => mutation.mutate({ id })}
      busy={mutation.isPending || mutation.isSuccess}
      error={mutation.isError ? refusalOf(mutation.error).message : undefined}
      open={isOpen}
      onOpenChange={changeOpen}
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
