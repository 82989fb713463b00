"use client";

import type { TokenView } from "@quarry/domain/settings/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useLast } from "./use-last.ts";

interface RevokeTokenDialogProps {
  /** The token in question; undefined when none is. */
  token: TokenView | undefined;
  onClose: () => void;
}

/** Asks before a token stops working. */
export function RevokeTokenDialog({ token, onClose }: RevokeTokenDialogProps) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const shown = useLast(token);
  const revoke = useMutation(
    api.settings.revokeToken.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.settings.tokens.key() });
        show({ title: "Token revoked" });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Revoke ${shown?.name ?? "token"}`}
      confirmLabel="Revoke token"
      open={token !== undefined}
      onOpenChange={(open) => {
        revoke.reset();
        if (!open) onClose();
      }}
      onConfirm={() => {
        if (token) revoke.mutate({ id: token.id });
      }}
      busy={revoke.isPending}
      error={revoke.isError ? refusalOf(revoke.error).message : undefined}
    >
      Programs that use the token <code className="font-mono text-xs">{shown?.hint}…</code> are refused from
      now on. This cannot be undone; a new token can be made at any time.
    </ConfirmDialog>
  );
}
