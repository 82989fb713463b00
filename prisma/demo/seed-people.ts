import { appendEvent } from "@quarry/domain/audit/append-event";
import type { Database } from "@quarry/domain/operation/context";
import { createPerson } from "@quarry/domain/people/create-person";
import { demoPeople, demoTeams } from "@quarry/domain/settings/demo-people";

const origin = { actor: { kind: "system", job: "demo world" }, requestId: "demo" } as const;

/** The demo's teams and people; those already there are left as they are. */
export async function seedPeople(database: Database): Promise<void> {
  await database.team.createMany({ data: demoTeams.map((team) => ({ ...team })), skipDuplicates: true });
  for (const { email, name, platformRole: role, memberships } of demoPeople) {
    if (await database.user.findUnique({ where: { email } })) continue;
    await database.$transaction(async (transaction) => {
      const { change } = await createPerson(transaction, { email, name, role, teams: [...memberships] });
      await appendEvent(transaction, origin, { name: "person.added", ...change });
    });
  }
}
