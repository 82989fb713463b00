import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { readPerson } from "./person-view.ts";
import { PersonView, RemoveFromTeamInput } from "./schema.ts";
import { noSuchPerson } from "./unknown.ts";

/** Takes a person out of a team; from their next request on they see nothing of it. */
export const removeFromTeam = command({
  permission: "people.manage",
  event: "team.member-removed",
  route: { method: "DELETE", path: "/people/{id}/teams/{team}", summary: "Take a person out of a team" },
  input: RemoveFromTeamInput,
  output: PersonView,
  async run({ transaction, input: { id, team: slug } }) {
    const person = await transaction.user.findUnique({
      where: { id },
      select: { name: true, memberships: { where: { team: { slug } } } },
    });
    if (!person) throw noSuchPerson();
    const [held] = person.memberships;
    if (!held) throw new DomainError("not-found", "They are not in this team.");
    const { teamId, role } = held;
    await transaction.membership.deleteMany({ where: { userId: id, teamId } });
    const subject = { kind: "person", id, label: person.name };
    return {
      result: await readPerson(transaction, id),
      changes: [{ subject, teamId, before: { team: slug, role } }],
    };
  },
});
