import { appendEvent } from "@quarry/domain/audit/append-event";
import type { Database } from "@quarry/domain/operation/context";
import { demoPeople, demoTeams } from "@quarry/domain/settings/demo-people";

const origin = { actor: { kind: "system", job: "demo world" }, requestId: "demo" } as const;

/** The demo's teams and people; those already there are left as they are. */
export async function seedPeople(database: Database): Promise<void> {
  await database.team.createMany({ data: demoTeams.map((team) => ({ ...team })), skipDuplicates: true });
  const teams = new Map((await database.team.findMany()).map(({ slug, id }) => [slug, id]));
  for (const { email, name, platformRole, memberships } of demoPeople) {
    if (await database.user.findUnique({ where: { email } })) continue;
    const places = memberships.flatMap(({ team, role }) => {
      const teamId = teams.get(team);
      return teamId === undefined ? [] : [{ teamId, role }];
    });
    await database.$transaction(async (transaction) => {
      const { id } = await transaction.user.create({
        data: { email, name, platformRole, memberships: { create: places } },
      });
      const after = { email, platformRole, teams: memberships.map(({ team, role }) => `${team}: ${role}`) };
      await appendEvent(transaction, origin, {
        name: "person.added",
        subject: { kind: "person", id, label: name },
        after,
      });
    });
  }
}
