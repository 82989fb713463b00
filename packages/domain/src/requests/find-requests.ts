import type { Prisma } from "@quarry/database/generated/client";
import type { UserActor } from "../operation/actor.ts";
import { visibleRequests } from "./read-request.ts";
import type { RequestFilter } from "./filter-schema.ts";

/** The requests that a person may see and that a filter wants. */
export function requestsWhere(
  person: UserActor,
  { scope, state, q }: RequestFilter,
): Prisma.RequestWhereInput {
  return {
    AND: [
      visibleRequests(person),
      scopes[scope](person),
      state.length === 0 ? {} : { state: { in: state } },
      q === "" ? {} : searched(q),
    ],
  };
}

const scopes: Record<RequestFilter["scope"], (person: UserActor) => Prisma.RequestWhereInput> = {
  all: () => ({}),
  mine: ({ userId }) => ({ OR: [{ requesterId: userId }, { beneficiaryId: userId }] }),
  decide: toDecide,
  decided: () => ({ decidedAt: { not: null } }),
};

/** What waits for this person: a stage of theirs, nothing of their own, and no vote of theirs on this version. */
function toDecide({ userId, platformRole, teams }: UserActor): Prisma.RequestWhereInput {
  const approves = teams.filter(({ role }) => role === "approver").map(({ id }) => id);
  const stages: Prisma.RequestWhereInput[] =
    platformRole === "admin"
      ? [{}]
      : stagesOfApprovers.map((stage) => ({ teamId: { in: approves }, ...stage }));
  return {
    state: "pending",
    requesterId: { not: userId },
    lastEditorId: { not: userId },
    AND: [{ OR: [{ beneficiaryId: null }, { beneficiaryId: { not: userId } }] }, { OR: stages }],
    votes: { none: { approverId: userId, isVoid: false } },
  };
}

const stagesOfApprovers = [0, 1, 2, 3].map((stage) => ({
  stage,
  stages: { path: [String(stage), "who"], equals: "approver" },
}));

function searched(q: string): Prisma.RequestWhereInput {
  return { title: { contains: q, mode: "insensitive" } };
}
