import type { Adoption, Prisma, Profile, ProfileTag } from "@quarry/database/generated/client";
import { openSuspensions, toProfileSuspension } from "../budgets/profile-suspension.ts";
import type { HeldSuspension } from "../budgets/profile-suspension.ts";
import type { Actor, TeamScope } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import { ProfileView } from "./schema.ts";

/** What a profile's view is made of; adoptions by teams the actor may not see are left out. */
export function profileRelations(actor: Actor) {
  const teams: TeamScope = visibleTeams(actor);
  return {
    tags: { orderBy: { key: "asc" } },
    connection: { select: { name: true } },
    adoptions: {
      where: teams === "all" ? {} : { teamId: { in: [...teams] } },
      orderBy: { adoptedAt: "asc" },
      include: {
        team: { select: { slug: true } },
        adoptedBy: { select: { name: true } },
        export: { select: { id: true, fileName: true } },
      },
    },
    suspensions: openSuspensions(new Date()),
  } satisfies Prisma.ProfileInclude;
}

export type ProfileRow = Profile & {
  tags: ProfileTag[];
  connection: { name: string };
  adoptions: (Adoption & {
    team: { slug: string };
    adoptedBy: { name: string };
    export: { id: string; fileName: string } | null;
  })[];
  suspensions: HeldSuspension[];
};

/** A profile as it travels: dates as ISO 8601, adoptions of teams out of the actor's sight left out. */
export function toProfileView(row: ProfileRow, actor: Actor): ProfileView {
  return ProfileView.parse({
    ...row,
    connection: row.connection.name,
    tags: row.tags.map(({ key, value }) => ({ key, value })),
    createdAt: row.awsCreatedAt?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    goneAt: row.goneAt?.toISOString() ?? null,
    adoptions: row.adoptions.map((adoption) => ({
      team: adoption.team.slug,
      adoptedBy: adoption.adoptedBy.name,
      adoptedAt: adoption.adoptedAt.toISOString(),
      exportId: adoption.export?.id ?? null,
      exportFileName: adoption.export?.fileName ?? null,
    })),
    suspension: toProfileSuspension(row.suspensions, { actor, now: new Date() }),
  });
}
