import type { Prisma } from "@quarry/database/generated/client";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";

const person = { select: { id: true, name: true } } as const;

/** What a request's views are made of. */
export const requestRelations = {
  team: { select: { id: true, slug: true, name: true } },
  requester: person,
  beneficiary: person,
  lastEditor: person,
  connection: { select: { accountId: true, name: true } },
  votes: { include: { approver: person }, orderBy: { at: "asc" } },
  comments: { include: { author: person }, orderBy: { at: "asc" } },
  operation: { select: { resourceArn: true } },
  endpoint: { select: { id: true } },
} as const satisfies Prisma.RequestInclude;

export type RequestRow = Prisma.RequestGetPayload<{ include: typeof requestRelations }>;

/** The filter for requests the actor may see: those of their teams. */
export function visibleRequests(actor: Actor): Prisma.RequestWhereInput {
  const teams = visibleTeams(actor);
  return teams === "all" ? {} : { teamId: { in: [...teams] } };
}

/** @throws DomainError `not-found` also for a request of another team */
export async function readRequest(
  database: Pick<Database, "request">,
  actor: Actor,
  id: string,
): Promise<RequestRow> {
  const row = await database.request.findFirst({
    where: { AND: [{ id }, visibleRequests(actor)] },
    include: requestRelations,
  });
  if (!row) throw notFound("request");
  return row;
}
