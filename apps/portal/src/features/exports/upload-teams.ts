import type { MeView } from "@quarry/domain/settings/schema";

/** The teams a person may upload exports for; none when their role only lets them look. */
export function uploadTeams({ permissions, platformRole, teams }: MeView): MeView["teams"] {
  if (!permissions.includes("exports.upload")) return [];
  return teams.filter(({ role }) => role !== "viewer" || platformRole === "admin");
}

/** Whether a person may adopt profiles into the catalog of a team. */
export function mayAdoptInto({ permissions, platformRole, teams }: MeView, team: string): boolean {
  if (!permissions.includes("profiles.adopt")) return false;
  return platformRole === "admin" || teams.some(({ slug, role }) => slug === team && role !== "viewer");
}

/** The name of a team; its slug when the person is not in it and so does not know the name. */
export function teamName({ teams }: MeView, slug: string): string {
  return teams.find((team) => team.slug === slug)?.name ?? slug;
}
