import type { Endpoint } from "@quarry/database/generated/client";
import type { UserActor } from "../operation/actor.ts";

/**
 * Why a person cannot call an endpoint through Quarry; undefined when they can. The call is made with Quarry's
 * rights, so it is for those who work in the endpoint's team; an endpoint that was only found has an owner whom
 * Quarry does not know.
 */
export function obstacleToCall(
  person: UserActor,
  { teamId, goneAt }: Pick<Endpoint, "teamId" | "goneAt">,
): { code: "forbidden" | "conflict"; message: string } | undefined {
  if (!mayCall(person, teamId)) return { code: "forbidden", message: refusalFor(teamId) };
  return goneAt === null
    ? undefined
    : { code: "conflict", message: "Nothing of this endpoint is left in AWS." };
}

function mayCall({ platformRole, teams }: UserActor, teamId: string | null): boolean {
  if (platformRole === "admin") return true;
  const role = teams.find(({ id }) => id === teamId)?.role;
  return role === "member" || role === "approver";
}

const refusalFor = (teamId: string | null): string =>
  teamId === null
    ? "Nobody here has taken this endpoint in, so only admins may call it. Ask one of them."
    : "Only members and approvers of its team may call this endpoint. Ask an admin to add you to it.";
