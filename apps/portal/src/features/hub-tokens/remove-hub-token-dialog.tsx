"use client";

import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "../settings/use-last.ts";

interface RemoveHubTokenDialogProps {
  /** The token in question; undefined when none is. */
  token: HubTokenView | undefined;
  onClose: () => void;
}

/** Asks before a team forgets a token; one that is named by something is to be typed. */
export function RemoveHubTokenDialog({ token, onClose }: RemoveHubTokenDialogProps) {
  const { show } = useToast();
  const shown = useLast(token);
  const { dialog, send } = useDialogMutation({
    mutation: api.hubTokens.remove.mutationOptions(),
    refresh: [api.hubTokens.key()],
    onDone: () => show({ title: "Hub token removed" }),
    open: token !== undefined,
    onOpenChange: onClose,
  });
  const isNamed = shown !== undefined && shown.endpoints.length + shown.requests.length > 0;
  return (
    <ConfirmDialog
      {...dialog}
      title={`Remove ${shown?.name ?? "token"}`}
      confirmLabel="Remove token"
      typedName={isNamed ? shown.name : undefined}
      onConfirm={() => {
        if (token) send({ id: token.id });
      }}
    >
      <div className="flex flex-col gap-3">
        <p>
          Quarry forgets the token that ends with{" "}
          <code className="font-mono text-xs">…{shown?.lastFour}</code> at once, and cannot bring it back.
        </p>
        <Named
          items={shown?.endpoints ?? []}
          what="These endpoints go on, and can be stopped and started: SageMaker keeps a copy of the token in their models. They are updated only with another token."
        />
        <Named items={shown?.requests ?? []} what="These requests fail when they are carried out:" />
        <p>If the token leaked, revoke it at the Hugging Face Hub, too: removing it here does not.</p>
      </div>
    </ConfirmDialog>
  );
}

function Named({ items, what }: { items: HubTokenView["endpoints"]; what: string }) {
  if (items.length === 0) return null;
  return (
    <div>
      <p>{what}</p>
      <ul className="list-disc pl-5">
        {items.map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
