import type { Transaction } from "../operation/context.ts";
import { takenField } from "../operation/domain-error.ts";
import type { Made } from "./made.ts";
import type { AddTeamInput } from "./schema.ts";

/**
 * Writes a team. The database settles who was first where two choose the same slug.
 *
 * @throws DomainError `conflict` when the slug is taken
 */
export async function createTeam(transaction: Transaction, team: AddTeamInput): Promise<Made> {
  const [row] = await transaction.team.createManyAndReturn({
    data: [team],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) throw takenField("slug", `There is a team ${team.slug} already.`);
  const subject = { kind: "team", id: row.id, label: team.name };
  return { id: row.id, change: { subject, teamId: row.id, after: { ...team } } };
}
