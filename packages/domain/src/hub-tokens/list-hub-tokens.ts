import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { tokenViews, visibleTokens } from "./kept-tokens.ts";
import { HubTokensView } from "./schema.ts";

/** The Hub tokens that the person's teams keep, with what names them; never the tokens themselves. */
export const listHubTokens = query({
  permission: "hub-tokens.read",
  route: { method: "GET", path: "/hub-tokens", summary: "List the Hub tokens of your teams" },
  input: z.strictObject({}),
  output: HubTokensView,
  async run({ context }) {
    const person = personOf(context);
    return { items: await tokenViews(context.database, person, visibleTokens(person)) };
  },
});
