"use client";

import type { ChannelView } from "@quarry/domain/notices/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "../settings/use-last.ts";

interface RemoveChannelDialogProps {
  /** The channel in question; undefined when none is. */
  channel: ChannelView | undefined;
  onClose: () => void;
}

/** Asks, by name, before a team is not told there any more. */
export function RemoveChannelDialog({ channel, onClose }: RemoveChannelDialogProps) {
  const { show } = useToast();
  const shown = useLast(channel);
  const { dialog, send } = useDialogMutation({
    mutation: api.notices.removeChannel.mutationOptions(),
    refresh: [api.notices.key()],
    onDone: () => show({ title: "Channel removed" }),
    open: channel !== undefined,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Remove ${shown?.name ?? "channel"}`}
      typedName={shown?.name ?? ""}
      confirmLabel="Remove channel"
      onConfirm={() => {
        if (channel) send({ id: channel.id });
      }}
    >
      The team {shown?.team} is not told there any more, and what is still on its way is dropped. Its address
      is not kept: to use it again, add it anew.
    </ConfirmDialog>
  );
}
