import { command } from "../operation/command.ts";
import { RenameTeamInput, TeamView } from "./schema.ts";
import { teamRelations, toTeamView } from "./team-view.ts";
import { noSuchTeam } from "./unknown.ts";

/** Gives a team another name. Its slug stays, as addresses, tags and programs name it. */
export const renameTeam = command({
  permission: "people.manage",
  event: "team.renamed",
  route: { method: "PUT", path: "/teams/{slug}", summary: "Rename a team" },
  input: RenameTeamInput,
  output: TeamView,
  async run({ transaction, input: { slug, name } }) {
    const before = await transaction.team.findUnique({ where: { slug } });
    if (!before) throw noSuchTeam();
    const { id } = before;
    const row = await transaction.team.update({ where: { id }, data: { name }, include: teamRelations });
    const subject = { kind: "team", id, label: name };
    return {
      result: toTeamView(row),
      changes: [{ subject, teamId: id, before: { name: before.name }, after: { name } }],
    };
  },
});
