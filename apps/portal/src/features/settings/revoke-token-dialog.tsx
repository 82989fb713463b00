"use client";

import type { TokenView } from "@quarry/domain/settings/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "./use-last.ts";

interface RevokeTokenDialogProps {
  /** The token in question; undefined when none is. */
  token: TokenView | undefined;
  onClose: () => void;
}

/** Asks before a token stops working. */
export function RevokeTokenDialog({ token, onClose }: RevokeTokenDialogProps) {
  const { show } = useToast();
  const shown = useLast(token);
  const { dialog, send } = useDialogMutation({
    mutation: api.settings.revokeToken.mutationOptions(),
    refresh: [api.settings.tokens.key()],
    onDone: () => show({ title: "Token revoked" }),
    open: token !== undefined,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Revoke ${shown?.name ?? "token"}`}
      confirmLabel="Revoke token"
      onConfirm={() => {
        if (token) send({ id: token.id });
      }}
    >
      Programs that use the token <code className="font-mono text-xs">{shown?.hint}…</code> are refused from
      now on. This cannot be undone; a new token can be made at any time.
    </ConfirmDialog>
  );
}
