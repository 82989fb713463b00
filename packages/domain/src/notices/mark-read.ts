import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { MarkReadInput, UnreadView } from "./schema.ts";

/** Marks notices of one's own as read; those of others, and unknown ones, stay as they are. */
export const markRead = command({
  permission: "notices.read",
  event: "notices.read",
  route: { method: "POST", path: "/notice-readings", summary: "Mark notices as read" },
  input: MarkReadInput,
  output: UnreadView,
  async run({ context, transaction, input: { ids } }) {
    const { userId: personId } = personOf(context);
    const { count } = await transaction.notice.updateMany({
      where: { id: { in: ids }, personId, readAt: null },
      data: { readAt: new Date() },
    });
    const unread = await transaction.notice.count({ where: { personId, readAt: null } });
    return { result: { unread }, changes: [{ after: { read: count } }] };
  },
});
