import { command } from "../operation/command.ts";
import { holdForChange } from "./hold-person.ts";
import { readPerson } from "./person-view.ts";
import { ChangeRoleInput, PersonView } from "./schema.ts";

/** Gives a person a role for the whole portal, or takes it; it holds from their next request on. */
export const changeRole = command({
  permission: "people.manage",
  event: "person.role-changed",
  route: { method: "PUT", path: "/people/{id}/role", summary: "Change a person's role in the portal" },
  input: ChangeRoleInput,
  output: PersonView,
  async run({ context, transaction, input: { id, role } }) {
    const { name, platformRole } = await holdForChange(context, transaction, id);
    await transaction.user.update({ where: { id }, data: { platformRole: role } });
    return {
      result: await readPerson(transaction, id),
      changes: [
        { subject: { kind: "person", id, label: name }, before: { role: platformRole }, after: { role } },
      ],
    };
  },
});
