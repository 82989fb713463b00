import { personOf } from "../operation/acting-team.ts";
import type { UserActor } from "../operation/actor.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { revealOnce } from "../secrets/reveal-once.ts";
import { readUserOf } from "./iam-user.ts";
import type { KeptUser } from "./iam-user.ts";
import { KeyReference, RevealedKeyView } from "./schema.ts";

/**
 * Shows an access key to who asked for it: once, in this answer, and never again. That it was shown is written in the
 * same transaction; the secret itself is nowhere afterwards.
 */
export const revealKey = command({
  permission: "keys.hold",
  event: "access-key.revealed",
  route: { method: "POST", path: "/requests/{id}/key/revelation", summary: "Show an access key once" },
  input: KeyReference,
  output: RevealedKeyView,
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const user = await readUserOf(transaction, person, id);
    assertHolder(person, user);
    const { keyId, secretId, name: userName, region } = user;
    if (keyId === null || secretId === null || user.wish !== "kept" || user.goneAt !== null) {
      throw new DomainError("conflict", "There is no key to show: it was revoked, or is being replaced.");
    }
    const secret = await revealOnce(transaction, context.configuration, secretId);
    if (secret === null) throw new DomainError("conflict", whyNotAgain(user));
    return {
      result: { userName, keyId, secretAccessKey: secret.reveal(), region },
      changes: [
        {
          subject: { kind: "iam-user", id: user.id, label: userName },
          teamId: user.teamId,
          after: { keyId },
        },
      ],
    };
  },
});

/** Only the person who asked, signed in: an API token that leaks must not lead to a key of AWS. */
function assertHolder(person: UserActor, { ownerId, owner }: KeptUser): void {
  if (person.userId !== ownerId) {
    throw new DomainError("forbidden", `Only ${owner.name}, who asked for the key, may see it.`);
  }
  if (person.via.kind === "token") {
    throw new DomainError("forbidden", "A key is shown in the browser only, not to a program with a token.");
  }
}

function whyNotAgain({ secret }: KeptUser): string {
  return secret?.revealedAt
    ? `The key was shown already, on ${secret.revealedAt.toISOString().slice(0, 10)}, and its secret was not kept. Have it replaced by a new one.`
    : "Nobody looked at the key in time, so its secret was not kept. Have it replaced by a new one.";
}
