import { z } from "zod";
import { query } from "../operation/query.ts";
import { days } from "../operation/units.ts";
import { UndeliveredView } from "./schema.ts";

const shownFor = days(30);
const atMost = 100;

/** The notices of the last month whose delivery has failed for good, newest first. */
export const listUndelivered = query({
  permission: "notices.oversee",
  route: { method: "GET", path: "/undelivered-notices", summary: "List notices that could not be delivered" },
  input: z.strictObject({}),
  output: UndeliveredView,
  async run({ context: { database } }) {
    const rows = await database.noticeDelivery.findMany({
      where: { state: "failed", createdAt: { gte: new Date(Date.now() - shownFor) } },
      include: {
        notice: {
          select: {
            title: true,
            person: { select: { name: true } },
            channel: { select: { name: true } },
          },
        },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: atMost,
    });
    return {
      items: rows.map(({ id, means, problem, attempt, createdAt, settledAt, notice }) => ({
        id,
        title: notice.title,
        means,
        to: notice.person?.name ?? notice.channel?.name ?? "",
        problem,
        attempts: attempt,
        at: (settledAt ?? createdAt).toISOString(),
      })),
    };
  },
});
