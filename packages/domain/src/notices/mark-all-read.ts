import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { MarkAllReadInput, UnreadView } from "./schema.ts";

/** Marks every notice of one's own as read that was there when one looked. */
export const markAllRead = command({
  permission: "notices.read",
  event: "notices.read",
  route: { method: "POST", path: "/notice-readings/all", summary: "Mark all your notices as read" },
  input: MarkAllReadInput,
  output: UnreadView,
  async run({ context, transaction, input: { upTo } }) {
    const { userId: personId } = personOf(context);
    const { count } = await transaction.notice.updateMany({
      where: { personId, readAt: null, createdAt: { lte: new Date(upTo) } },
      data: { readAt: new Date() },
    });
    const unread = await transaction.notice.count({ where: { personId, readAt: null } });
    return { result: { unread }, changes: [{ after: { read: count } }] };
  },
});
