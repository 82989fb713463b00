import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";

/** The filter for exports the actor may see: those of their teams. */
export function visibleExports(actor: Actor) {
  const teams = visibleTeams(actor);
  return teams === "all" ? {} : { teamId: { in: [...teams] } };
}

/** What an export's views are made of. */
export const exportRelations = {
  team: { select: { slug: true, name: true } },
  uploadedBy: { select: { name: true } },
  profiles: { orderBy: { arn: "asc" } },
} as const;
