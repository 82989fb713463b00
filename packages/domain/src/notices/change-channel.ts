import { command } from "../operation/command.ts";
import { channelRelations, toChannelView } from "./channel-view.ts";
import { readChannel } from "./read-channel.ts";
import { ChangeChannelInput, ChannelView } from "./schema.ts";

/** Says which kinds of notices go to a channel. Another address is another channel. */
export const changeChannel = command({
  permission: "channels.manage",
  event: "notice-channel.changed",
  route: { method: "PUT", path: "/notice-channels/{id}", summary: "Choose what a channel is told" },
  input: ChangeChannelInput,
  output: ChannelView,
  async run({ transaction, input: { id, kinds } }) {
    const before = await readChannel(transaction, id);
    const row = await transaction.noticeChannel.update({
      where: { id },
      data: { kinds: [...new Set(kinds)] },
      include: channelRelations,
    });
    return {
      result: toChannelView(row),
      changes: [
        {
          subject: { kind: "notice-channel", id, label: row.name },
          teamId: row.teamId,
          before: { kinds: before.kinds },
          after: { kinds: row.kinds },
        },
      ],
    };
  },
});
