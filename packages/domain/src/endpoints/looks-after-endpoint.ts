import type { Endpoint } from "@quarry/database/generated/client";
import type { UserActor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { visibleEndpoints } from "./find-endpoints.ts";

/** Whether a person may stop, start and delete an endpoint: admins any, approvers their team's, its owner. */
export function looksAfterEndpoint(
  person: UserActor,
  { teamId, ownerId }: Pick<Endpoint, "teamId" | "ownerId">,
): boolean {
  if (person.platformRole === "admin") return true;
  const role = person.teams.find(({ id }) => id === teamId)?.role;
  return role === "approver" || (role === "member" && ownerId === person.userId);
}

/**
 * An endpoint that this person looks after and that is still there.
 *
 * @throws DomainError `not-found`, `forbidden`, `conflict` when nothing is left of it
 */
export async function endpointLookedAfter(
  database: Pick<Transaction, "endpoint">,
  person: UserActor,
  id: string,
): Promise<Endpoint> {
  const endpoint = await database.endpoint.findFirst({
    where: { AND: [{ id }, visibleEndpoints(person)] },
  });
  if (!endpoint) throw notFound("endpoint");
  if (!looksAfterEndpoint(person, endpoint)) {
    throw new DomainError("forbidden", "Only its owner, approvers of its team and admins can do this.");
  }
  if (endpoint.goneAt !== null) throw new DomainError("conflict", "Nothing of it is left in AWS.");
  return endpoint;
}
