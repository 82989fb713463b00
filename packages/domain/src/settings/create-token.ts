import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { days } from "../operation/units.ts";
import { newToken, toTokenView } from "./api-token.ts";
import { CreateTokenInput, CreatedTokenView } from "./schema.ts";

/** Makes an API token for the person who asks; the token is told in this answer and never again. */
export const createToken = command({
  permission: "tokens.manage",
  event: "token.created",
  route: { method: "POST", path: "/tokens", summary: "Create an API token", successStatus: 201 },
  input: CreateTokenInput,
  output: CreatedTokenView,
  async run({ context, transaction, input }) {
    const { userId } = personOf(context);
    const { token, tokenHash, hint } = newToken();
    const now = new Date();
    const expiresAt = new Date(now.getTime() + days(input.days));
    const row = await transaction.apiToken.create({
      data: { userId, name: input.name, tokenHash, hint, expiresAt },
    });
    return {
      result: { token, view: toTokenView(row, now) },
      changes: [
        {
          subject: { kind: "token", id: row.id, label: row.name },
          after: { hint, expiresAt: expiresAt.toISOString() },
        },
      ],
    };
  },
});
