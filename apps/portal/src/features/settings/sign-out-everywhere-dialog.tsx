"use client";

import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { leave } from "@/client/session-actions.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

/** Ends all sessions of the person, this one as well, and leads to the sign-in page. */
export function SignOutEverywhereDialog({ trigger }: Opened) {
  const { dialog, send } = useDialogMutation({
    mutation: api.settings.signOutEverywhere.mutationOptions({ onSuccess: () => leave() }),
    // Until the sign-in page is there.
    staysOpen: () => true,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Sign out everywhere"
      confirmLabel="Sign out everywhere"
      trigger={trigger}
      onConfirm={() => send({})}
    >
      Every browser in which you are signed in, this one as well, has to sign in again. Your API tokens keep
      working; revoke them on their own page.
    </ConfirmDialog>
  );
}
