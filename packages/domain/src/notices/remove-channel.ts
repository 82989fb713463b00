import { command } from "../operation/command.ts";
import { readChannel } from "./read-channel.ts";
import { ChannelReference } from "./schema.ts";

/** Removes a channel, with its sealed address and what was still on its way there. */
export const removeChannel = command({
  permission: "channels.manage",
  event: "notice-channel.removed",
  route: { method: "DELETE", path: "/notice-channels/{id}", summary: "Remove a channel" },
  input: ChannelReference,
  output: ChannelReference,
  async run({ transaction, input: { id } }) {
    const { name, teamId, host, kind } = await readChannel(transaction, id);
    await transaction.noticeChannel.delete({ where: { id } });
    return {
      result: { id },
      changes: [{ subject: { kind: "notice-channel", id, label: name }, teamId, before: { kind, host } }],
    };
  },
});
