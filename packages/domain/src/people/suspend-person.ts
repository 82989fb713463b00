import { command } from "../operation/command.ts";
import { refuseEarlierSessions } from "../settings/refuse-earlier-sessions.ts";
import { holdPerson, refuseLockout } from "./hold-person.ts";
import { readPerson } from "./person-view.ts";
import { PersonReference, PersonView } from "./schema.ts";

/**
 * Shuts a person out: their sessions end, their API tokens are refused, and what they asked for or approved is not
 * carried out. Roles, teams and all that they made stay.
 */
export const suspendPerson = command({
  permission: "people.manage",
  event: "person.suspended",
  route: { method: "POST", path: "/people/{id}/suspension", summary: "Suspend a person" },
  input: PersonReference,
  output: PersonView,
  async run({ context, transaction, input: { id } }) {
    const held = await holdPerson(transaction, id);
    refuseLockout(context, held);
    await transaction.user.update({ where: { id }, data: { status: "suspended" } });
    await refuseEarlierSessions(transaction, id);
    const { name, status } = held.person;
    return {
      result: await readPerson(transaction, id),
      changes: [
        { subject: { kind: "person", id, label: name }, before: { status }, after: { status: "suspended" } },
      ],
    };
  },
});
