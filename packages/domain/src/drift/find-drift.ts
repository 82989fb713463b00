import type { Prisma } from "@quarry/database/generated/client";
import { usableConnections } from "../connections/find-connection.ts";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";

/** Disagreements that still are, in accounts that the actor's teams use. */
export function visibleDrift(actor: Actor): Prisma.DriftWhereInput {
  return { settledAt: null, connection: usableConnections(visibleTeams(actor)) };
}

/** @throws DomainError `not-found` also when it has settled itself */
export async function findDrift(transaction: Transaction, actor: Actor, id: string) {
  const drift = await transaction.drift.findFirst({
    where: { AND: [{ id }, visibleDrift(actor)] },
    include: { connection: { select: { name: true } }, ignoredBy: { select: { name: true } } },
  });
  if (!drift) throw notFound("disagreement");
  return drift;
}
