import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";
import { can } from "../operation/permissions.ts";
import { SubscriptionReference } from "./schema.ts";

/** Ends a report: one's own, or anybody's for those who govern costs. */
export const unsubscribe = command({
  permission: "costs.readTeam",
  event: "bill-report.unsubscribed",
  route: { method: "DELETE", path: "/bill-subscriptions/{id}", summary: "End a report" },
  input: SubscriptionReference,
  output: SubscriptionReference,
  async run({ context, transaction, input: { id } }) {
    const { userId } = personOf(context);
    const where = { id, ...(can(context.actor, "costs.govern") ? {} : { userId }) };
    const row = await transaction.billSubscription.findFirst({
      where,
      include: { user: { select: { name: true } } },
    });
    if (!row) throw notFound("report");
    await transaction.billSubscription.deleteMany({ where });
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "bill-report", id, label: `Monthly report for ${row.user.name}` },
          before: { teams: row.teams.length === 0 ? "all" : row.teams, dayOfMonth: row.dayOfMonth },
        },
      ],
    };
  },
});
