import { query } from "../operation/query.ts";
import { windowOf } from "../operation/paging.ts";
import { findProfileIds } from "./find-profiles.ts";
import { readProfiles } from "./read-profiles.ts";
import { ProfileFilter, ProfilePage } from "./schema.ts";

/** The catalog: profiles as last seen in AWS, searched, filtered, sorted and paged by the database. */
export const listProfiles = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles", summary: "List inference profiles" },
  input: ProfileFilter,
  output: ProfilePage,
  async run({ context: { database, actor }, input }) {
    const { page, pageSize } = input;
    const { ids, total } = await findProfileIds(database, { actor, selection: input }, windowOf(input));
    return { items: await readProfiles(database, actor, ids), page, pageSize, total };
  },
});
