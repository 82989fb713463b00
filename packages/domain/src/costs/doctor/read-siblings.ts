import type { Database } from "../../operation/context.ts";
import type { Siblings } from "./suggest-value.ts";

interface AlikeProfile {
  teamId: string | null;
  team: string | null;
  studioProjectId: string | null;
}

/** Which values of a key profiles of the same Studio project, and of the same team, have: from one reading for many. */
export async function readSiblings(
  database: Database,
  key: string,
): Promise<(profile: AlikeProfile) => Siblings[]> {
  const rows = await database.$queryRaw<
    { kind: "team" | "project"; of: string; value: string; count: number }[]
  >`
    SELECT 'team' AS kind, a."teamId"::text AS of, t."value", count(*)::int AS count
    FROM "ProfileTag" t JOIN "Adoption" a ON a."profileId" = t."profileId"
    WHERE t."key" = ${key} AND btrim(t."value") <> '' GROUP BY a."teamId", t."value"
    UNION ALL
    SELECT 'project', p."studioProjectId", t."value", count(*)::int
    FROM "ProfileTag" t JOIN "Profile" p ON p."id" = t."profileId"
    WHERE t."key" = ${key} AND btrim(t."value") <> '' AND p."studioProjectId" IS NOT NULL AND p."goneAt" IS NULL
    GROUP BY p."studioProjectId", t."value"`;
  const byPlace = Map.groupBy(rows, ({ kind, of }) => `${kind} ${of}`);
  return ({ teamId, team, studioProjectId }) => [
    {
      of: `the Studio project ${studioProjectId ?? ""}`,
      values: byPlace.get(`project ${studioProjectId ?? ""}`) ?? [],
    },
    { of: `the team ${team ?? ""}`, values: byPlace.get(`team ${teamId ?? ""}`) ?? [] },
  ];
}
