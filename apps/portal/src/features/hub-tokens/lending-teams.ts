import type { MeView } from "@quarry/domain/settings/schema";

/** The teams whose tokens a person may use, or the one of them that an endpoint is for. */
export function lendingTeams({ platformRole, teams }: MeView, only: string | undefined): MeView["teams"] {
  const working = teams.filter(({ role }) => role !== "viewer" || platformRole === "admin");
  return only === undefined ? working : working.filter(({ slug }) => slug === only);
}
