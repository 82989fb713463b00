import { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { usersNotAllowed } from "../requests/plan-user.ts";
import { readUserOf } from "./iam-user.ts";
import { allowsUsers } from "./identity-policy.ts";
import { KeyReference } from "./schema.ts";

/** Has an access key replaced: the worker deletes the old one, makes another and seals it for who asked for it. */
export const rotateKey = command({
  permission: "keys.hold",
  event: "access-key.rotation-wanted",
  route: {
    method: "POST",
    path: "/requests/{id}/key/rotation",
    summary: "Replace an access key",
    successStatus: 202,
  },
  input: KeyReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const user = await readUserOf(transaction, person, id);
    if (user.ownerId !== person.userId) {
      throw new DomainError("forbidden", `Only ${user.owner.name}, who asked for the key, may replace it.`);
    }
    if (!(await allowsUsers(transaction))) throw new DomainError("conflict", usersNotAllowed);
    const wanted = await transaction.iamUser.updateMany({
      where: { id: user.id, wish: "kept", goneAt: null },
      data: { wish: "rotated", wishedAt: new Date(), failure: Prisma.DbNull },
    });
    if (wanted.count === 0) {
      throw new DomainError("conflict", "The key was revoked, or is being replaced already.");
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
