import { personOf } from "../operation/acting-team.ts";
import type { UserActor } from "../operation/actor.ts";
import { command } from "../operation/command.ts";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { can } from "../operation/permissions.ts";
import { findActor } from "../settings/find-actor.ts";
import { toSubscriptionView } from "./list-subscriptions.ts";
import { SubscribeInput, SubscriptionView } from "./schema.ts";
import { maySeeBill, visibleBills } from "./visible-bills.ts";

const mostOfOnePerson = 20;

/** Has the report of each month sent, from the next one on; an admin can have it sent to somebody else. */
export const subscribe = command({
  permission: "costs.readTeam",
  event: "bill-report.subscribed",
  route: {
    method: "POST",
    path: "/bill-subscriptions",
    summary: "Have the report of each month sent",
    successStatus: 201,
  },
  input: SubscribeInput,
  output: SubscriptionView,
  prepare: ({ context, input }) => findReceiver(context, input.email),
  async run({ context, transaction, input: { teams: slugs, dayOfMonth, metric }, prepared: receiver }) {
    const teams = await transaction.team.findMany({ select: { slug: true, name: true } });
    refuseUnseen(
      receiver,
      slugs,
      teams.map(({ slug }) => slug),
    );
    const { userId } = receiver;
    if ((await transaction.billSubscription.count({ where: { userId } })) >= mostOfOnePerson) {
      throw new DomainError(
        "limit",
        `Nobody has more than ${mostOfOnePerson} reports. End one of them first.`,
      );
    }
    const row = await transaction.billSubscription.create({
      data: { userId, teams: slugs, dayOfMonth, metric },
      include: { user: { select: { name: true, email: true } } },
    });
    return {
      result: toSubscriptionView(row, { userId: personOf(context).userId, teams, lastMonth: null }),
      changes: [
        {
          subject: { kind: "bill-report", id: row.id, label: `Monthly report for ${row.user.name}` },
          after: { teams: slugs.length === 0 ? "all" : slugs, dayOfMonth, metric },
        },
      ],
    };
  },
});

async function findReceiver(context: KnownContext, email: string | undefined): Promise<UserActor> {
  const person = personOf(context);
  if (email === undefined || email.toLowerCase() === person.email.toLowerCase()) return person;
  if (!can(context.actor, "costs.govern")) {
    throw new DomainError("forbidden", "Only an admin can have reports sent to somebody else.");
  }
  const user = await context.database.user.findFirst({
    where: { email: { equals: email, mode: "insensitive" } },
    select: { id: true },
  });
  const actor = user && (await findActor(context.database, user.id));
  if (actor?.kind === "user") return actor;
  throw invalidField(
    "email",
    "Nobody in Quarry has this address. A report goes to people who can open it here.",
  );
}

function refuseUnseen(receiver: UserActor, slugs: readonly string[], known: readonly string[]): void {
  if (slugs.length === 0 && visibleBills(receiver) !== "all") {
    throw invalidField("teams", `${receiver.name} may not see the bill of every team. Choose teams.`);
  }
  for (const slug of slugs) {
    if (known.includes(slug) && maySeeBill(receiver, slug)) continue;
    throw invalidField("teams", `There is no team ${slug} whose bill ${receiver.name} may see.`);
  }
}
