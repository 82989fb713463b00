import { command } from "../operation/command.ts";
import { createPerson } from "./create-person.ts";
import { readPerson } from "./person-view.ts";
import { AddPersonInput, PersonView } from "./schema.ts";

/** Adds someone who may then sign in with that e-mail. Nothing is sent to them. */
export const addPerson = command({
  permission: "people.manage",
  event: "person.added",
  route: { method: "POST", path: "/people", summary: "Add a person", successStatus: 201 },
  input: AddPersonInput,
  output: PersonView,
  async run({ transaction, input }) {
    const { id, change } = await createPerson(transaction, input);
    return { result: await readPerson(transaction, id), changes: [change] };
  },
});
