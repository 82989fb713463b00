import { z } from "zod";
import { query } from "../operation/query.ts";
import { teamRelations, toTeamView } from "./team-view.ts";
import { TeamsView } from "./schema.ts";

/** All teams by name, with the number of their people. */
export const listTeams = query({
  permission: "people.read",
  route: { method: "GET", path: "/teams", summary: "List teams" },
  input: z.strictObject({}),
  output: TeamsView,
  async run({ context: { database } }) {
    const rows = await database.team.findMany({
      include: teamRelations,
      orderBy: [{ name: "asc" }, { slug: "asc" }],
    });
    return { items: rows.map(toTeamView) };
  },
});
