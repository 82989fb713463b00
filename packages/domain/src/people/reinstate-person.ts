import { command } from "../operation/command.ts";
import { holdPerson, refuseLockout } from "./hold-person.ts";
import { readPerson } from "./person-view.ts";
import { PersonReference, PersonView } from "./schema.ts";

/** Lets a suspended person in again, with the roles, teams and API tokens they had. They sign in anew. */
export const reinstatePerson = command({
  permission: "people.manage",
  event: "person.reinstated",
  route: { method: "DELETE", path: "/people/{id}/suspension", summary: "Reinstate a person" },
  input: PersonReference,
  output: PersonView,
  async run({ context, transaction, input: { id } }) {
    const held = await holdPerson(transaction, id);
    refuseLockout(context, held);
    await transaction.user.update({ where: { id }, data: { status: "active" } });
    const { name, status } = held.person;
    return {
      result: await readPerson(transaction, id),
      changes: [
        { subject: { kind: "person", id, label: name }, before: { status }, after: { status: "active" } },
      ],
    };
  },
});
