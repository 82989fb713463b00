import type { ExportResult } from "@quarry/aws-core/exports/schema";
import { z } from "zod";
import { storedResult } from "../exports/export-view.ts";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { StudioProjectView, SuggestedProject } from "./schema.ts";

const mostExports = 50;

/** The Studio projects that teams may make profiles for, and those that their uploaded exports name. */
export const listStudioProjects = query({
  permission: "studio-projects.read",
  route: { method: "GET", path: "/studio-projects", summary: "List the Studio projects of teams" },
  input: z.strictObject({}),
  output: z.object({ items: z.array(StudioProjectView), suggestions: z.array(SuggestedProject) }),
  async run({ context: { database, actor } }) {
    const teams = visibleTeams(actor);
    const ofTeams = teams === "all" ? {} : { teamId: { in: [...teams] } };
    const [rows, exports] = await Promise.all([
      database.studioProject.findMany({
        where: ofTeams,
        include: { team: { select: { slug: true } }, allowedBy: { select: { name: true } } },
        orderBy: { allowedAt: "desc" },
      }),
      database.export.findMany({
        where: ofTeams,
        include: { team: { select: { slug: true } } },
        orderBy: { uploadedAt: "desc" },
        take: mostExports,
      }),
    ]);
    return {
      items: rows.map(({ id, team, domainId, projectId, allowedBy, allowedAt }) => ({
        id,
        team: team.slug,
        domainId,
        projectId,
        allowedBy: allowedBy.name,
        allowedAt: allowedAt.toISOString(),
      })),
      suggestions: exports.flatMap((row) =>
        projectsIn(storedResult(row)).map((project) => ({
          ...project,
          team: row.team.slug,
          fileName: row.fileName,
        })),
      ),
    };
  },
});

// The role's name tells the project that the app ran in; exportProjectId is another one, so it is not offered.
function projectsIn(result: ExportResult): { domainId: string | null; projectId: string }[] {
  if (!result.ok) return [];
  const projects = result.apps.flatMap(({ domainId, projectId }) =>
    projectId === null ? [] : [{ domainId, projectId }],
  );
  return [...new Map(projects.map((project) => [project.projectId, project])).values()];
}
