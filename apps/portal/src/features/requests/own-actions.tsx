"use client";

import type { RequestView } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { LinkButton } from "@quarry/ui/link-button";
import { Pencil, Undo2 } from "lucide-react";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { canBeEdited } from "./request-words.ts";
import { useRequestChange } from "./use-request-change.ts";

/** What those who asked may do while nobody has decided: change it or take it back. */
export function OwnActions({ request }: { request: RequestView }) {
  const { id, mayEdit, mayCancel, votes } = request;
  const { dialog, send } = useDialogMutation({
    mutation: api.requests.cancel.mutationOptions(useRequestChange()),
  });
  return (
    <>
      {mayEdit && canBeEdited(request) ? (
        <LinkButton href={`/requests/${id}/edit`} icon={<Pencil aria-hidden />}>
          Change it
        </LinkButton>
      ) : null}
      {mayCancel ? (
        <ConfirmDialog
          {...dialog}
          title="Take the request back"
          confirmLabel="Take it back"
          trigger={<Button icon={<Undo2 aria-hidden />}>Take it back</Button>}
          onConfirm={() => send({ id })}
        >
          <p>
            Nobody can approve it any more{votes.length > 0 ? ", and the votes so far are void" : ""}. It
            stays in the list as cancelled.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
