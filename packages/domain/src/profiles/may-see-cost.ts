import type { Actor } from "../operation/actor.ts";
import { can } from "../operation/permissions.ts";

/** What nobody has adopted is nobody's team's, so only who sees every bill sees its cost. */
export function maySeeCost(actor: Actor, adoptions: readonly { teamId: string }[]): boolean {
  if (can(actor, "costs.read")) return true;
  return actor.kind === "user" && adoptions.some(({ teamId }) => actor.teams.some(({ id }) => id === teamId));
}
