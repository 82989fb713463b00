import { query } from "../operation/query.ts";
import { windowOf } from "../operation/paging.ts";
import { selectedProfiles } from "./find-profiles.ts";
import { profileRelations, toProfileView } from "./profile-view.ts";
import { ProfileFilter, ProfilePage } from "./schema.ts";
import type { ProfileSelection } from "./schema.ts";

/** The catalog: profiles as last seen in AWS, searched, filtered, sorted and paged by the database. */
export const listProfiles = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles", summary: "List inference profiles" },
  input: ProfileFilter,
  output: ProfilePage,
  async run({ context: { database, actor }, input }) {
    const where = selectedProfiles(actor, input);
    const [rows, total] = await Promise.all([
      database.profile.findMany({
        where,
        include: profileRelations(actor),
        orderBy: orderOf(input),
        ...windowOf(input),
      }),
      database.profile.count({ where }),
    ]);
    return { items: rows.map(toProfileView), page: input.page, pageSize: input.pageSize, total };
  },
});

/** The order of a list; ties are settled by id, so pages never repeat a row. */
export function orderOf({ sort, order }: Pick<ProfileSelection, "sort" | "order">) {
  return [{ [sort]: order }, { id: "asc" as const }];
}
