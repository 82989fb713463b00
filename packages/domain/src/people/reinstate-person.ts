import { command } from "../operation/command.ts";
import { readPerson } from "./person-view.ts";
import { PersonReference, PersonView } from "./schema.ts";
import { setStatus } from "./set-status.ts";

/** Lets a suspended person in again, with the roles, teams and API tokens they had. They sign in anew. */
export const reinstatePerson = command({
  permission: "people.manage",
  event: "person.reinstated",
  route: { method: "DELETE", path: "/people/{id}/suspension", summary: "Reinstate a person" },
  input: PersonReference,
  output: PersonView,
  async run({ context, transaction, input: { id } }) {
    const change = await setStatus(context, transaction, { id, status: "active" });
    return { result: await readPerson(transaction, id), changes: [change] };
  },
});
