import { query } from "../operation/query.ts";
import { readPerson } from "./person-view.ts";
import { PersonReference, PersonView } from "./schema.ts";

/** One person with roles and teams. */
export const getPerson = query({
  permission: "people.read",
  route: { method: "GET", path: "/people/{id}", summary: "Show a person" },
  input: PersonReference,
  output: PersonView,
  run: ({ context: { database }, input: { id } }) => readPerson(database, id),
});
