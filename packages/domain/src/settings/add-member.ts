import { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import { commandLine } from "../audit/command-line.ts";
import type { Database } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { teamRoles } from "../operation/roles.ts";

export const NewMember = z.strictObject({
  email: z.email("Write an e-mail address.").transform((email) => email.toLowerCase()),
  team: z.string(),
  role: z.enum(teamRoles),
});
export type NewMember = z.input<typeof NewMember>;

/**
 * Gives a person a role in a team, in place of the one they held there, as an operator at the command line does.
 *
 * @throws DomainError `not-found` when there is no such person or team
 */
export async function addMember(database: Database, given: NewMember): Promise<void> {
  const { email, team: slug, role } = NewMember.parse(given);
  const person = await database.user.findUnique({ where: { email } });
  if (!person) throw notFound("person");
  const team = await database.team.findUnique({ where: { slug } });
  if (!team) throw notFound("team");
  const place = { userId: person.id, teamId: team.id };
  await database.$transaction(async (transaction) => {
    const before = await transaction.membership.findUnique({ where: { userId_teamId: place } });
    await transaction.membership.upsert({
      where: { userId_teamId: place },
      create: { ...place, role },
      update: { role },
    });
    await appendEvent(transaction, commandLine, {
      name: "team.member-added",
      subject: { kind: "person", id: person.id, label: person.name },
      teamId: team.id,
      ...(before && { before: { role: before.role } }),
      after: { team: slug, role },
    });
  });
}
