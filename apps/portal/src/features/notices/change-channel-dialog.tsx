"use client";

import type { ChannelsView, ChannelView } from "@quarry/domain/notices/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { useLast } from "../settings/use-last.ts";
import { KindChoice } from "./kind-choice.tsx";

interface ChangeChannelDialogProps {
  /** The channel in question; undefined when none is. */
  channel: ChannelView | undefined;
  kinds: ChannelsView["kinds"];
  onClose: () => void;
}

/** Chooses what a channel is told of. */
export function ChangeChannelDialog({ channel, kinds, onClose }: ChangeChannelDialogProps) {
  const shown = useLast(channel);
  const { dialog, typed, type, send } = useFormDialog({
    mutation: api.notices.changeChannel.mutationOptions(),
    refresh: [api.notices.channels.key()],
    start: { kinds: kinds.flatMap(({ kind }) => (shown?.kinds.includes(kind) ? [kind] : [])) },
    open: channel !== undefined,
    onOpenChange: onClose,
  });
  return (
    <FormDialog
      {...dialog}
      title={`What ${shown?.name ?? "it"} is told of`}
      submitLabel="Save"
      onSubmit={() => {
        if (channel) send({ ...typed, id: channel.id });
      }}
    >
      <KindChoice
        label="What it is told of"
        kinds={kinds}
        chosen={typed.kinds}
        onChange={(chosen) => type({ kinds: chosen })}
      />
    </FormDialog>
  );
}
