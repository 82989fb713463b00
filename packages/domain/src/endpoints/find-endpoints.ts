import type { Prisma } from "@quarry/database/generated/client";
import { usableConnections } from "../connections/find-connection.ts";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { EndpointFilter } from "./schema.ts";

/** The filter for endpoints the actor may see: those of their teams, and nobody's in accounts they use. */
export function visibleEndpoints(actor: Actor): Prisma.EndpointWhereInput {
  const teams = visibleTeams(actor);
  if (teams === "all") return {};
  return {
    connection: usableConnections(teams),
    OR: [{ teamId: null }, { teamId: { in: [...teams] } }],
  };
}

/** The filter of a list as the database wants it. */
export function endpointsWhere(actor: Actor, { scope, q }: EndpointFilter): Prisma.EndpointWhereInput {
  const contains = { contains: q, mode: "insensitive" } as const;
  return {
    AND: [
      visibleEndpoints(actor),
      scope === "gone" ? { goneAt: { not: null } } : { goneAt: null },
      scope === "found" ? { teamId: null } : {},
      scope === "mine" ? { teamId: { in: ownTeams(actor) } } : {},
      q === "" ? {} : { OR: [{ name: contains }, { instanceType: contains }] },
    ],
  };
}

const ownTeams = (actor: Actor): string[] => (actor.kind === "user" ? actor.teams.map(({ id }) => id) : []);
