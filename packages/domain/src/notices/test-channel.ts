import { randomUUID } from "node:crypto";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { aboutOf } from "./append-notices.ts";
import { toChannelView } from "./channel-view.ts";
import { testWords } from "./notice-words.ts";
import { queueDeliveries } from "./queue-deliveries.ts";
import { readChannel } from "./read-channel.ts";
import { ChannelReference, ChannelView } from "./schema.ts";

/** Has a test sent to a channel; its view tells how that went. */
export const testChannel = command({
  permission: "channels.manage",
  event: "notice-channel.tested",
  route: { method: "POST", path: "/notice-channels/{id}/tests", summary: "Send a test to a channel" },
  input: ChannelReference,
  output: ChannelView,
  async run({ context, transaction, input: { id } }) {
    const { name, teamId, kind: means } = await readChannel(transaction, id);
    const notice = await transaction.notice.create({
      data: {
        kind: "channel.tested",
        teamId,
        channelId: id,
        occasion: randomUUID(),
        ...aboutOf({ kind: "channel", id, label: name }),
        ...testWords(name, personOf(context).name),
      },
    });
    await queueDeliveries(transaction, context, [{ noticeId: notice.id, means }]);
    return {
      result: toChannelView(await readChannel(transaction, id)),
      changes: [{ subject: { kind: "notice-channel", id, label: name }, teamId }],
    };
  },
});
