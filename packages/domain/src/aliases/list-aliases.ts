import { z } from "zod";
import { query } from "../operation/query.ts";
import { aliasRelations, toAliasView } from "./alias-view.ts";
import { visibleAliases } from "./find-alias.ts";
import { AliasView } from "./schema.ts";

/** The aliases of one's teams, or those that name one profile. */
export const listAliases = query({
  permission: "aliases.read",
  route: { method: "GET", path: "/aliases", summary: "List aliases" },
  input: z.strictObject({ profileId: z.uuid().optional() }),
  output: z.object({ items: z.array(AliasView) }),
  async run({ context: { database, actor }, input: { profileId } }) {
    const ofProfile = profileId === undefined ? {} : { OR: [{ profileId }, { previousId: profileId }] };
    const rows = await database.profileAlias.findMany({
      where: { AND: [visibleAliases(actor), ofProfile] },
      include: aliasRelations,
      orderBy: [{ team: { slug: "asc" } }, { app: "asc" }, { environment: "asc" }],
    });
    return { items: rows.map(toAliasView) };
  },
});
