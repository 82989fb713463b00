import type { Transaction } from "../operation/context.ts";
import { invalidField, takenField } from "../operation/domain-error.ts";
import type { Made } from "./made.ts";
import type { AddPersonInput } from "./schema.ts";

/**
 * Writes somebody who may then sign in with that e-mail, in the teams named. The database settles who was first
 * where two add the same e-mail.
 *
 * @throws DomainError `conflict` when the e-mail is taken, `invalid` when there is no such team
 */
export async function createPerson(
  transaction: Transaction,
  { email, name, role: platformRole, teams }: AddPersonInput,
): Promise<Made> {
  const memberships = await placesOf(transaction, teams);
  const [person] = await transaction.user.createManyAndReturn({
    data: [{ email, name, platformRole }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!person) throw takenField("email", `${email} has been added before.`);
  const { id } = person;
  await transaction.membership.createMany({ data: memberships.map((place) => ({ ...place, userId: id })) });
  return {
    id,
    change: {
      subject: { kind: "person", id, label: name },
      after: { email, platformRole, teams: teams.map((place) => `${place.team}: ${place.role}`) },
    },
  };
}

async function placesOf(transaction: Transaction, wanted: AddPersonInput["teams"]) {
  const rows = await transaction.team.findMany({
    where: { slug: { in: wanted.map(({ team }) => team) } },
    select: { id: true, slug: true },
  });
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  return wanted.map(({ team, role }, index) => {
    const teamId = ids.get(team);
    if (teamId === undefined) throw invalidField(`teams.${index}.team`, "There is no such team.");
    return { teamId, role };
  });
}
