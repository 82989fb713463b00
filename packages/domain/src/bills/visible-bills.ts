import type { Actor } from "../operation/actor.ts";
import { notFound } from "../operation/domain-error.ts";
import { can } from "../operation/permissions.ts";

/** Slugs of the teams whose bills the actor may see; "all" for those who may see every cost. */
export function visibleBills(actor: Actor): "all" | readonly string[] {
  if (can(actor, "costs.read")) return "all";
  return actor.kind === "user" ? actor.teams.map(({ slug }) => slug) : [];
}

/** Whether the actor may see the bill of a team. */
export function maySeeBill(actor: Actor, slug: string): boolean {
  const seen = visibleBills(actor);
  return seen === "all" || seen.includes(slug);
}

/** @throws DomainError not-found for a team that is not there, or whose bill the actor may not see */
export function pickTeam<Team extends { slug: string }>(
  actor: Actor,
  teams: readonly Team[],
  slug: string,
): Team {
  const team = teams.find((one) => one.slug === slug);
  if (team && maySeeBill(actor, slug)) return team;
  throw notFound("team");
}
