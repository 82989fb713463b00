import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";
import { TokenReference } from "./schema.ts";

/** Ends one of the person's own tokens at once. */
export const revokeToken = command({
  permission: "tokens.manage",
  event: "token.revoked",
  route: { method: "DELETE", path: "/tokens/{id}", summary: "Revoke an API token" },
  input: TokenReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input }) {
    const { userId } = personOf(context);
    const row = await transaction.apiToken.findFirst({ where: { id: input.id, userId } });
    if (!row) throw notFound("token");
    const { count } = await transaction.apiToken.updateMany({
      where: { id: row.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const subject = { kind: "token", id: row.id, label: row.name };
    return { result: { id: row.id }, changes: [{ subject, after: { alreadyRevoked: count === 0 } }] };
  },
});
