import type { UserActor, TeamOfActor } from "./actor.ts";
import type { KnownContext } from "./context.ts";
import { DomainError, invalidField } from "./domain-error.ts";

/** The person behind the call; jobs have no business in operations that act for a team. */
export function personOf({ actor }: KnownContext): UserActor {
  if (actor.kind === "user") return actor;
  throw new DomainError("forbidden", "Only a person can do this.");
}

/**
 * The team a person acts for: the one named by slug, else the first they belong to with the right to change
 * things there.
 */
export function actingTeam(context: KnownContext, slug: string | undefined): TeamOfActor {
  const person = personOf(context);
  const eligible = person.teams.filter((team) => team.role !== "viewer" || person.platformRole === "admin");
  const chosen = slug === undefined ? eligible[0] : eligible.find((team) => team.slug === slug);
  if (chosen) return chosen;
  throw slug === undefined
    ? new DomainError("forbidden", "You are in no team that may do this. Ask an admin to add you to one.")
    : invalidField("team", "Choose a team you are a member of.");
}
