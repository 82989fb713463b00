import type { IamUser, SealedSecret } from "@quarry/database/generated/client";
import type { Actor, UserActor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { visibleRequests } from "../requests/read-request.ts";
import type { KeyView } from "./schema.ts";

export type KeptUser = IamUser & { secret: SealedSecret | null; owner: { name: string } };

/**
 * The user that was made for a request, with the standing of its key.
 *
 * @throws DomainError `not-found`, also for one of another team
 */
export async function readUserOf(
  database: Pick<Transaction, "iamUser">,
  actor: Actor,
  requestId: string,
): Promise<KeptUser> {
  const user = await database.iamUser.findFirst({
    where: { requestId, request: visibleRequests(actor) },
    include: { secret: true, owner: { select: { name: true } } },
  });
  if (!user) throw notFound("access key");
  return user;
}

/** How far a key is: whether its secret waits, was shown, or nobody looked in time. */
export function keyState({ wish, goneAt, keyId, secret }: KeptUser): KeyView["state"] {
  if (goneAt !== null || keyId === null) return "gone";
  if (wish !== "kept") return "changing";
  if (!secret || secret.revealedAt !== null) return "revealed";
  return secret.sealed !== null && secret.expiresAt > new Date() ? "sealed" : "forgotten";
}

/** Whether a person may revoke the key: who asked for it, approvers of the team, admins. */
export function mayRevoke(
  person: UserActor,
  { ownerId, teamId }: Pick<IamUser, "ownerId" | "teamId">,
): boolean {
  if (person.platformRole === "admin" || person.userId === ownerId) return true;
  return person.teams.some(({ id, role }) => id === teamId && role === "approver");
}
