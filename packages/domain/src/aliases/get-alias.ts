import { query } from "../operation/query.ts";
import { findAlias } from "./find-alias.ts";
import { toAliasView } from "./alias-view.ts";
import { AliasReference, AliasView } from "./schema.ts";

/** The profile that an alias names now: what programs ask for instead of keeping an ARN. */
export const getAlias = query({
  permission: "aliases.read",
  route: {
    method: "GET",
    path: "/aliases/{team}/{app}/{environment}",
    summary: "Resolve an alias to its profile",
  },
  input: AliasReference,
  output: AliasView,
  async run({ context: { database, actor }, input }) {
    return toAliasView(await findAlias(database, actor, input));
  },
});
