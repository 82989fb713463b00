import { z } from "zod";
import { query } from "../operation/query.ts";
import { personOf } from "../operation/acting-team.ts";
import { can } from "../operation/permissions.ts";
import { CostMetric } from "../costs/schema.ts";
import { monthOfReport, reportKind, subscriptionOfReport } from "./last-reported.ts";
import { SubscriptionsView } from "./schema.ts";
import type { SubscriptionView } from "./schema.ts";

/** Who has reports sent: one's own subscriptions, and everybody's for those who govern costs. */
export const listSubscriptions = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/bill-subscriptions", summary: "List who has reports sent" },
  input: z.strictObject({}),
  output: SubscriptionsView,
  async run({ context }) {
    const { database, actor, configuration } = context;
    const { userId } = personOf(context);
    const rows = await database.billSubscription.findMany({
      where: can(actor, "costs.govern") ? {} : { userId },
      include: { user: { select: { name: true, email: true } } },
      orderBy: { createdAt: "asc" },
    });
    const [teams, told] = await Promise.all([
      database.team.findMany({ select: { slug: true, name: true } }),
      database.notice.findMany({
        where: { kind: reportKind, personId: { in: rows.map((row) => row.userId) } },
        select: { subjectId: true },
        orderBy: { subjectId: "asc" },
      }),
    ]);
    const lastMonths = new Map(
      told.map(({ subjectId }) => [subscriptionOfReport(subjectId), monthOfReport(subjectId)]),
    );
    return {
      items: rows.map((row) =>
        toSubscriptionView(row, { userId, teams, lastMonth: lastMonths.get(row.id) ?? null }),
      ),
      hasMail: configuration.notices?.mail !== undefined,
    };
  },
});

interface SubscriptionRow {
  id: string;
  userId: string;
  teams: string[];
  dayOfMonth: number;
  metric: string;
  user: { name: string; email: string };
}

interface Beside {
  /** Whoever looks at it. */
  userId: string;
  teams: readonly { slug: string; name: string }[];
  lastMonth: string | null;
}

/** A subscription with the names of its person and its teams. */
export function toSubscriptionView(
  { id, userId, teams: slugs, dayOfMonth, metric, user }: SubscriptionRow,
  beside: Beside,
): SubscriptionView {
  return {
    id,
    person: { name: user.name, email: user.email },
    isOwn: userId === beside.userId,
    teams: slugs.map((slug) => beside.teams.find((team) => team.slug === slug) ?? { slug, name: slug }),
    dayOfMonth,
    metric: CostMetric.parse(metric),
    lastMonth: beside.lastMonth,
  };
}
