import { command } from "../operation/command.ts";
import { giveTeamRole } from "./give-team-role.ts";
import { readPerson } from "./person-view.ts";
import { PersonView, SetTeamRoleInput } from "./schema.ts";

/** Puts a person into a team, or gives them another role there; it holds from their next request on. */
export const setTeamRole = command({
  permission: "people.manage",
  event: "team.member-added",
  route: { method: "PUT", path: "/people/{id}/teams/{team}", summary: "Give a person a role in a team" },
  input: SetTeamRoleInput,
  output: PersonView,
  async run({ transaction, input: { id, team, role } }) {
    const { change } = await giveTeamRole(transaction, { person: { id }, team, role });
    return { result: await readPerson(transaction, id), changes: [change] };
  },
});
