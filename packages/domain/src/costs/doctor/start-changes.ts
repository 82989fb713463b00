import type { JobContext } from "../../jobs/job-context.ts";
import { can } from "../../operation/permissions.ts";
import { findActor } from "../../settings/find-actor.ts";

/** One attempt at setting keys of a bill, each with the fence that its outcome must carry. */
export type StatusAttempt = NonNullable<Awaited<ReturnType<typeof startStatusChanges>>>;

export interface StatusChange {
  id: string;
  key: string;
  isActive: boolean;
  attempt: number;
}

// AWS tells of at most so many keys in one look; the sweep takes up the rest.
const mostAtOnce = 100;

/**
 * Takes the waiting changes of a bill's keys for this attempt: raises their fences and looks again whether those who
 * asked still may. Null when none waits.
 */
export async function startStatusChanges({ database }: JobContext, sourceId: string) {
  const waiting = { sourceId, state: "waiting", kind: { not: "backfill" } } as const;
  const taken = await database.$transaction(async (transaction) => {
    const found = await transaction.costTagChange.findMany({
      where: waiting,
      orderBy: { askedAt: "asc" },
      take: mostAtOnce,
      select: { id: true },
    });
    return transaction.costTagChange.updateManyAndReturn({
      where: { ...waiting, id: { in: found.map(({ id }) => id) } },
      data: { attempt: { increment: 1 } },
    });
  });
  if (taken.length === 0) return null;
  const bill = await database.costSource.findUniqueOrThrow({
    where: { id: sourceId },
    include: { connection: true },
  });
  const allowed = await allowedAmong(
    database,
    taken.map(({ askedById }) => askedById),
  );
  const toChange = ({ id, key, kind, attempt }: (typeof taken)[number]): StatusChange => ({
    id,
    key,
    isActive: kind === "activate",
    attempt,
  });
  return {
    bill,
    changes: taken.filter(({ askedById }) => allowed.has(askedById)).map(toChange),
    refused: taken.filter(({ askedById }) => !allowed.has(askedById)).map(toChange),
  };
}

export type BackfillAttempt = NonNullable<Awaited<ReturnType<typeof startBackfillChange>>>;

/** Takes a waiting backfill for this attempt; null when it is settled already. */
export async function startBackfillChange({ database }: JobContext, changeId: string) {
  const [taken] = await database.costTagChange.updateManyAndReturn({
    where: { id: changeId, state: "waiting", kind: "backfill" },
    data: { attempt: { increment: 1 } },
  });
  if (!taken) return null;
  const bill = await database.costSource.findUniqueOrThrow({
    where: { id: taken.sourceId },
    include: { connection: true },
  });
  const allowed = await allowedAmong(database, [taken.askedById]);
  return { bill, change: taken, isRefused: !allowed.has(taken.askedById) };
}

async function allowedAmong(
  database: JobContext["database"],
  userIds: readonly string[],
): Promise<Set<string>> {
  const allowed = new Set<string>();
  for (const id of new Set(userIds)) {
    const actor = await findActor(database, id);
    if (actor.kind === "user" && can(actor, "costs.govern")) allowed.add(id);
  }
  return allowed;
}
