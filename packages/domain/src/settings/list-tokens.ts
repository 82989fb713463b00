import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { toTokenView } from "./api-token.ts";
import { TokensView } from "./schema.ts";

/** The person's own API tokens, newest first, without the tokens themselves. */
export const listTokens = query({
  permission: "tokens.manage",
  route: { method: "GET", path: "/tokens", summary: "List your API tokens" },
  input: z.strictObject({}),
  output: TokensView,
  async run({ context }) {
    const { userId } = personOf(context);
    const rows = await context.database.apiToken.findMany({
      where: { userId },
      orderBy: { createdAt: "desc" },
    });
    const now = new Date();
    return { tokens: rows.map((row) => toTokenView(row, now)) };
  },
});
