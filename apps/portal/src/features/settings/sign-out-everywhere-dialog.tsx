"use client";

import { Button } from "@quarry/ui/button";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { LogOut } from "lucide-react";
import { api } from "@/client/api.ts";
import { leave } from "@/client/session-actions.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

/** Ends all sessions of the person, this one as well, and leads to the sign-in page. */
export function SignOutEverywhereDialog() {
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
      trigger={
        <Button size="sm" icon={<LogOut aria-hidden />}>
          Sign out everywhere
        </Button>
      }
      onConfirm={() => send({})}
    >
      Every browser in which you are signed in, this one as well, has to sign in again. Your API tokens keep
      working; revoke them on their own page.
    </ConfirmDialog>
  );
}
