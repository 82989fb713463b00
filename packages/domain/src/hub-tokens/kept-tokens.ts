import { HubTokenKind } from "@quarry/aws-core/hub/schema";
import type { HubToken, Prisma } from "@quarry/database/generated/client";
import type { Actor, UserActor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import type { HubTokenView } from "./schema.ts";
import { usesOf } from "./uses-of.ts";

/** The filter for tokens that the actor may see: those that their teams keep. */
export function visibleTokens(actor: Actor): Prisma.HubTokenWhereInput {
  const teams = visibleTeams(actor);
  return { removedAt: null, ...(teams !== "all" && { teamId: { in: [...teams] } }) };
}

/** Whether a person may remove a token: who added it, approvers of the team, admins. */
export function mayRemove(
  person: UserActor,
  { addedById, teamId }: Pick<HubToken, "addedById" | "teamId">,
): boolean {
  if (person.platformRole === "admin") return true;
  const role = person.teams.find(({ id }) => id === teamId)?.role;
  return role === "approver" || (role === "member" && addedById === person.userId);
}

/** Tokens as one person sees them, in the order of teams and names; the tokens themselves are not even read. */
export async function tokenViews(
  database: Transaction,
  person: UserActor,
  where: Prisma.HubTokenWhereInput,
): Promise<HubTokenView[]> {
  const rows = await database.hubToken.findMany({
    where,
    omit: { sealed: true },
    include: { team: true, addedBy: { select: { name: true } } },
    orderBy: [{ team: { name: "asc" } }, { name: "asc" }],
  });
  const uses = await usesOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    team: { slug: row.team.slug, name: row.team.name },
    owner: row.owner,
    kind: HubTokenKind.parse(row.kind),
    lastFour: row.lastFour,
    addedBy: row.addedBy.name,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    endpoints: uses.endpoints.get(row.id) ?? [],
    requests: uses.requests.get(row.id) ?? [],
    mayRemove: mayRemove(person, row),
  }));
}
