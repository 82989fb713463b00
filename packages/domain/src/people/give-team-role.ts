import type { Prisma } from "@quarry/database/generated/client";
import type { Transaction } from "../operation/context.ts";
import type { TeamRole } from "../operation/roles.ts";
import type { Made } from "./made.ts";
import { noSuchPerson, noSuchTeam } from "./unknown.ts";

interface Gift {
  /** Whose: by id, or by e-mail as operators know people. */
  person: Prisma.UserWhereUniqueInput;
  /** Slug of the team. */
  team: string;
  role: TeamRole;
}

/**
 * Gives a person a role in a team, in place of the one they held there.
 *
 * @throws DomainError `not-found` when there is no such person or team
 */
export async function giveTeamRole(
  transaction: Transaction,
  { person: who, team: slug, role }: Gift,
): Promise<Made> {
  const person = await transaction.user.findUnique({ where: who, select: { id: true, name: true } });
  if (!person) throw noSuchPerson();
  const team = await transaction.team.findUnique({ where: { slug }, select: { id: true } });
  if (!team) throw noSuchTeam();
  const place = { userId: person.id, teamId: team.id };
  const where = { userId_teamId: place };
  const before = await transaction.membership.findUnique({ where });
  await transaction.membership.upsert({ where, create: { ...place, role }, update: { role } });
  return {
    id: person.id,
    change: {
      subject: { kind: "person", id: person.id, label: person.name },
      teamId: team.id,
      ...(before && { before: { role: before.role } }),
      after: { team: slug, role },
    },
  };
}
