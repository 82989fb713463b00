import { Prisma } from "@quarry/database/generated/client";
import type { Drift } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { comparedRelations, compareProfiles } from "./compare-region.ts";
import type { Disagreement } from "./compare-region.ts";

interface Place {
  connectionId: string;
  region: string;
}

interface Comparison {
  known: readonly Drift[];
  found: readonly Disagreement[];
}

/**
 * Compares a Region as it was read last with what Quarry knows and writes down where they disagree. It reports
 * only: what is to be done about it a person decides.
 */
export async function reconcileRegion(context: JobContext, place: Place): Promise<void> {
  const comparison = await compare(context, place);
  await context.database.$transaction(async (transaction) => {
    await takeTurn(transaction, place);
    const news = await keep(transaction, place, comparison);
    await settleOthers(transaction, comparison);
    if (news.length === 0) return;
    await appendEvent(transaction, context, {
      name: "drift.found",
      subject: { kind: "region", id: `${place.connectionId} ${place.region}`, label: place.region },
      after: { count: news.length, profiles: news.slice(0, 20).map(({ kind, name }) => `${kind}: ${name}`) },
    });
  });
}

/** Two readings of a Region that end at once would wait for each other's rows. */
function takeTurn(transaction: Transaction, { connectionId, region }: Place): Promise<unknown> {
  return transaction.$queryRaw`
    SELECT 1 FROM "RegionMirror" WHERE "connectionId" = ${connectionId}::uuid AND "region" = ${region} FOR UPDATE`;
}

/** All of it from one moment: tags and what they should be, profiles and what people said of them. */
async function compare({ database }: JobContext, place: Place): Promise<Comparison> {
  return database.$transaction(
    async (transaction) => {
      const profiles = await transaction.profile.findMany({
        where: { ...place, type: "APPLICATION" },
        include: comparedRelations,
      });
      const known = await transaction.drift.findMany({ where: { ...place } });
      return { known, found: compareProfiles(profiles, await operationsOf(transaction, place)) };
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}

// A request that was carried out, or may be: a profile with its tag belongs to somebody.
async function operationsOf(transaction: Transaction, { region }: Place): Promise<Set<string>> {
  const requests = await transaction.request.findMany({
    where: { region, state: { in: ["approved", "provisioning", "unknown", "active"] } },
    select: { id: true },
  });
  return new Set(requests.map(({ id }) => id));
}

async function keep(
  transaction: Transaction,
  place: Place,
  { known, found }: Comparison,
): Promise<Disagreement[]> {
  const rowOf = (one: Disagreement) => known.find(({ arn, kind }) => arn === one.arn && kind === one.kind);
  // Another reading of the Region may write the same at this moment.
  const news: Disagreement[] = await transaction.drift.createManyAndReturn({
    data: found.filter((one) => !rowOf(one)).map((one) => ({ ...place, ...one })),
    skipDuplicates: true,
    select: { arn: true, kind: true, name: true, differences: true },
  });
  for (const one of found) {
    const row = rowOf(one);
    if (!row || (row.settledAt === null && row.differences.join("\n") === one.differences.join("\n")))
      continue;
    const { name, differences } = one;
    const { count } = await transaction.drift.updateMany({
      // What somebody has settled since then stays settled.
      where: { id: row.id, settledAt: row.settledAt },
      data: { name, differences, firstSeenAt: new Date(), settledAt: null, ...undecided },
    });
    if (count > 0) news.push(one);
  }
  await transaction.drift.updateMany({
    where: { id: { in: found.flatMap((one) => rowOf(one)?.id ?? []) } },
    data: { lastSeenAt: new Date() },
  });
  return news;
}

/** Whoever said to leave it said so of what it was then. */
const undecided = { ignoredAt: null, ignoredById: null, ignoreReason: "" } as const;

/** Only what was known when AWS and Quarry were compared: another reading may have found more since. */
async function settleOthers(transaction: Transaction, { known, found }: Comparison): Promise<void> {
  const over = known.filter(({ arn, kind }) => !found.some((one) => one.arn === arn && one.kind === kind));
  await transaction.drift.updateMany({
    where: { id: { in: over.map(({ id }) => id) }, settledAt: null },
    data: { settledAt: new Date() },
  });
}
