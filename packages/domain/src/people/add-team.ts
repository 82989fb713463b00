import { command } from "../operation/command.ts";
import { createTeam } from "./create-team.ts";
import { AddTeamInput, TeamView } from "./schema.ts";
import { teamRelations, toTeamView } from "./team-view.ts";

/** Adds a team, with nobody in it yet. */
export const addTeam = command({
  permission: "people.manage",
  event: "team.added",
  route: { method: "POST", path: "/teams", summary: "Add a team", successStatus: 201 },
  input: AddTeamInput,
  output: TeamView,
  async run({ transaction, input }) {
    const { id, change } = await createTeam(transaction, input);
    const row = await transaction.team.findUniqueOrThrow({ where: { id }, include: teamRelations });
    return { result: toTeamView(row), changes: [change] };
  },
});
