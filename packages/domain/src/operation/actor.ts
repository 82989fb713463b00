import type { Role, TeamRole } from "./roles.ts";

/** A team the person belongs to, with the role held there. */
export interface TeamOfActor {
  id: string;
  slug: string;
  name: string;
  role: TeamRole;
}

export interface UserActor {
  kind: "user";
  userId: string;
  name: string;
  email: string;
  platformRole: "admin" | "auditor" | null;
  teams: readonly TeamOfActor[];
  /** How the person came in: the browser's session or an API token. */
  via: { kind: "session" } | { kind: "token"; tokenId: string; tokenName: string };
}

/** Who acts: a person, a job of the system, or nobody known. */
export type Actor = { kind: "anonymous" } | UserActor | { kind: "system"; job: string };

/** Every role the actor holds anywhere; which team a role counts in is decided by the record's own rule. */
export function rolesOf(actor: Actor): readonly Role[] {
  if (actor.kind === "anonymous") return [];
  if (actor.kind === "system") return ["system"];
  const held = [...(actor.platformRole ? [actor.platformRole] : []), ...actor.teams.map(({ role }) => role)];
  return held.length === 0 ? ["guest"] : [...new Set<Role>(held)];
}

/** The teams whose records may be seen, by id. */
export type TeamScope = "all" | readonly string[];

/** The teams whose records the actor may see: "all" for admins, auditors and the system. */
export function visibleTeams(actor: Actor): TeamScope {
  if (actor.kind === "anonymous") return [];
  if (actor.kind === "system" || actor.platformRole !== null) return "all";
  return actor.teams.map((team) => team.id);
}
