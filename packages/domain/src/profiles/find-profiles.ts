import type { Prisma } from "@quarry/database/generated/client";
import { usableConnections } from "../connections/find-connection.ts";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { ProfileSelection } from "./schema.ts";

/**
 * The filter for profiles the actor may see: those of usable connections that no team has adopted, or that one
 * of the actor's teams has. A profile that only other teams have adopted is theirs.
 */
export function visibleProfiles(actor: Actor): Prisma.ProfileWhereInput {
  const teams = visibleTeams(actor);
  if (teams === "all") return {};
  return {
    connection: usableConnections(teams),
    OR: [{ adoptions: { none: {} } }, { adoptions: { some: { teamId: { in: [...teams] } } } }],
  };
}

/** The filter of a list as the database wants it. */
export function selectedProfiles(
  actor: Actor,
  selection: Omit<ProfileSelection, "sort" | "order">,
): Prisma.ProfileWhereInput {
  const { q, tag, region, model, verdict, origin, type, status, account, scope } = selection;
  const filters: Prisma.ProfileWhereInput[] = [visibleProfiles(actor), scopeFilter(actor, scope)];
  for (const [column, values] of Object.entries({
    region,
    baseModelId: model,
    verdict,
    origin,
    type,
    status,
    accountId: account,
  })) {
    if (values.length > 0) filters.push({ [column]: { in: values } });
  }
  for (const token of tag) filters.push({ tags: { some: tagOf(token) } });
  if (q !== "") filters.push(textFilter(q));
  return { AND: filters };
}

function scopeFilter(actor: Actor, scope: ProfileSelection["scope"]): Prisma.ProfileWhereInput {
  if (scope === "present") return { goneAt: null };
  if (scope === "gone") return { goneAt: { not: null } };
  if (scope === "all") return {};
  const teams = actor.kind === "user" ? actor.teams.map(({ id }) => id) : [];
  return { adoptions: { some: { teamId: { in: teams } } } };
}

function tagOf(token: string): { key: string; value: string } {
  const colon = token.indexOf(":");
  return { key: token.slice(0, colon), value: token.slice(colon + 1) };
}

function textFilter(q: string): Prisma.ProfileWhereInput {
  const contains = { contains: q, mode: "insensitive" } as const;
  return {
    OR: [
      { name: contains },
      { arn: contains },
      { description: contains },
      { baseModelId: contains },
      { tags: { some: { value: contains } } },
    ],
  };
}
