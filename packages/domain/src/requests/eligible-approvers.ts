import type { Transaction } from "../operation/context.ts";
import type { UserActor } from "../operation/actor.ts";
import type { Stage } from "./schema.ts";

/** The people of a request who must not decide on it. */
export interface Involved {
  teamId: string;
  requesterId: string;
  beneficiaryId: string | null;
  lastEditorId: string;
}

/** Why somebody may not decide at a stage of a request; null when they may. */
export function whyNotDecide(person: UserActor, request: Involved, stage: Stage): string | null {
  if (person.userId === request.requesterId) return "You asked for it yourself.";
  if (person.userId === request.beneficiaryId) return "It is for you.";
  if (person.userId === request.lastEditorId) return "You edited it last.";
  if (person.platformRole === "admin") return null;
  if (stage.who === "admin") return "This stage is decided by an admin.";
  const isApprover = person.teams.some(({ id, role }) => id === request.teamId && role === "approver");
  return isApprover ? null : "Only approvers of the request's team decide on it.";
}

/** Everyone who may decide at each stage, by name. */
export async function eligibleApprovers(
  database: Pick<Transaction, "user">,
  { teamId, requesterId, beneficiaryId, lastEditorId }: Involved,
) {
  const barred = [requesterId, beneficiaryId, lastEditorId].flatMap((id) => (id === null ? [] : [id]));
  const people = await database.user.findMany({
    where: {
      status: "active",
      id: { notIn: barred },
      OR: [{ platformRole: "admin" }, { memberships: { some: { teamId, role: "approver" } } }],
    },
    select: { id: true, name: true, platformRole: true },
    orderBy: { name: "asc" },
  });
  return (stage: Stage) =>
    people
      .filter(({ platformRole }) => stage.who === "approver" || platformRole === "admin")
      .map(({ id, name }) => ({ id, name }));
}
