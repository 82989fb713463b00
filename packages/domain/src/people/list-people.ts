import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { selectedPeople } from "./find-people.ts";
import { readPeople } from "./person-view.ts";
import { PersonFilter, PersonPage } from "./schema.ts";

/** Everyone who may sign in or could, by name. */
export const listPeople = query({
  permission: "people.read",
  route: { method: "GET", path: "/people", summary: "List people" },
  input: PersonFilter,
  output: PersonPage,
  async run({ context: { database }, input }) {
    const where = selectedPeople(input);
    const [items, total] = await Promise.all([
      readPeople(database, { where, window: windowOf(input) }),
      database.user.count({ where }),
    ]);
    return { items, page: input.page, pageSize: input.pageSize, total };
  },
});
