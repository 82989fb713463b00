import type { Prisma } from "@quarry/database/generated/client";
import { personOf } from "../operation/acting-team.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { NoticeFilter, NoticePage } from "./schema.ts";

/** What one was told, newest first. */
export const listNotices = query({
  permission: "notices.read",
  route: { method: "GET", path: "/notices", summary: "List your notices" },
  input: NoticeFilter,
  output: NoticePage,
  async run({ context, input }) {
    const { userId: personId } = personOf(context);
    const { state, about, page, pageSize } = input;
    const where: Prisma.NoticeWhereInput = {
      personId,
      ...(state === "unread" && { readAt: null }),
      ...(about !== "all" && { subjectKind: about }),
    };
    const [rows, total] = await Promise.all([
      context.database.notice.findMany({
        where,
        include: { delivery: { select: { state: true, problem: true } } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        ...windowOf(input),
      }),
      context.database.notice.count({ where }),
    ]);
    const items = rows.map(({ id, kind, subjectKind, title, text, path, createdAt, readAt, delivery }) => ({
      id,
      kind,
      about: subjectKind,
      title,
      text,
      path,
      at: createdAt.toISOString(),
      isRead: readAt !== null,
      mailProblem: delivery?.state === "failed" ? delivery.problem : null,
    }));
    return { items, page, pageSize, total };
  },
});
