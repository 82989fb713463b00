import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { UnreadView } from "./schema.ts";

/** How many notices one has not read. */
export const countNotices = query({
  permission: "notices.read",
  route: { method: "GET", path: "/unread-notices", summary: "Count your unread notices" },
  input: z.strictObject({}),
  output: UnreadView,
  async run({ context }) {
    const { userId: personId } = personOf(context);
    return { unread: await context.database.notice.count({ where: { personId, readAt: null } }) };
  },
});
