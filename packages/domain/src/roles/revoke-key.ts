import { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { mayRevoke, readUserOf } from "./iam-user.ts";
import { KeyReference } from "./schema.ts";

/**
 * Has an access key deleted for good, and with it the user that was made for it. A sealed secret is forgotten at once;
 * a replacement that is under way ends in this.
 */
export const revokeKey = command({
  permission: "keys.revoke",
  event: "access-key.revocation-wanted",
  route: {
    method: "DELETE",
    path: "/requests/{id}/key",
    summary: "Delete an access key and its user",
    successStatus: 202,
  },
  input: KeyReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const user = await readUserOf(transaction, person, id);
    if (!mayRevoke(person, user)) {
      throw new DomainError(
        "forbidden",
        `Only ${user.owner.name}, approvers of the team and admins may revoke the key.`,
      );
    }
    const wanted = await transaction.iamUser.updateMany({
      where: { id: user.id, wish: { not: "revoked" }, goneAt: null },
      data: { wish: "revoked", wishedAt: new Date(), failure: Prisma.DbNull },
    });
    if (wanted.count === 0) throw new DomainError("conflict", "The key was revoked already.");
    if (user.secretId !== null) {
      await transaction.sealedSecret.update({ where: { id: user.secretId }, data: { sealed: null } });
    }
    const payload = { iamUserId: user.id };
    await context.jobs.enqueue(transaction, { name: "roles.change-key", payload, key: user.id });
    const { keyId, name: label, teamId } = user;
    return {
      result: { id },
      changes: [{ subject: { kind: "iam-user", id: user.id, label }, teamId, before: { keyId } }],
    };
  },
});
