import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@quarry/database/generated/client";
import type { Profile, ProfileTag } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { minutes } from "../operation/units.ts";
import type { Transaction } from "../operation/context.ts";
import { mirrorColumns } from "./mirror-row.ts";
import type { SeenProfile } from "./mirror-row.ts";

type KnownRow = Profile & { tags: ProfileTag[] };

interface Place {
  connectionId: string;
  region: string;
}

interface Reading {
  seen: readonly SeenProfile[];
  attemptedAt: Date;
}

/**
 * Brings the catalog's rows of one region in line with a whole reading of it, in one transaction. A row that was
 * written after the reading began stays as it is: what the reading says of it may be older.
 */
export async function keepRegion(
  context: JobContext,
  place: Place,
  { seen, attemptedAt }: Reading,
): Promise<void> {
  await context.database.$transaction(
    async (transaction) => {
      const known = await transaction.profile.findMany({ where: { ...place }, include: { tags: true } });
      const changes = compare(known, seen, attemptedAt);
      await write(transaction, place.connectionId, { ...changes, attemptedAt });
      await keepSuccess(transaction, place, { count: seen.length, attemptedAt });
      const { added, changed, gone } = changes;
      if (added.length + changed.length + gone.length === 0) return;
      await appendEvent(transaction, context, {
        name: "profiles.mirrored",
        subject: { kind: "region", id: `${place.connectionId} ${place.region}`, label: place.region },
        after: { added: added.length, changed: changed.length, gone: gone.length, total: seen.length },
      });
    },
    { timeout: minutes(2), maxWait: minutes(1) },
  );
}

interface Changes {
  added: SeenProfile[];
  changed: { id: string; was: Pick<KnownRow, "lastSeenAt" | "goneAt">; seen: SeenProfile }[];
  unchanged: string[];
  gone: string[];
}

function compare(known: readonly KnownRow[], seen: readonly SeenProfile[], attemptedAt: Date): Changes {
  const byArn = new Map(known.map((row) => [row.arn, row]));
  const changes: Changes = { added: [], changed: [], unchanged: [], gone: [] };
  for (const one of seen) {
    const row = byArn.get(one.profile.arn);
    byArn.delete(one.profile.arn);
    if (!row) changes.added.push(one);
    else if (isNewer(row, attemptedAt)) continue;
    else if (isSame(row, one)) changes.unchanged.push(row.id);
    else changes.changed.push({ id: row.id, was: pickTimes(row), seen: one });
  }
  // What was made while AWS was being read is not in the reading, and is not gone.
  changes.gone = [...byArn.values()]
    .filter((row) => row.goneAt === null && !isNewer(row, attemptedAt))
    .map(({ id }) => id);
  return changes;
}

const pickTimes = ({ lastSeenAt, goneAt }: KnownRow) => ({ lastSeenAt, goneAt });

const isNewer = ({ lastSeenAt, goneAt }: KnownRow, attemptedAt: Date): boolean =>
  lastSeenAt >= attemptedAt || (goneAt !== null && goneAt >= attemptedAt);

function isSame(row: KnownRow, seen: SeenProfile): boolean {
  if (row.goneAt !== null) return false;
  const columns = Object.entries(mirrorColumns(seen));
  const stored = new Map(Object.entries(row));
  if (!columns.every(([name, value]) => isDeepStrictEqual(stored.get(name), value))) return false;
  return seen.tags === null || isDeepStrictEqual(sortedTags(row.tags), sortedTags(seen.tags));
}

function sortedTags(tags: readonly { key: string; value: string }[]) {
  return tags.map(({ key, value }) => `${key}\n${value}`).toSorted();
}

async function write(
  transaction: Transaction,
  connectionId: string,
  { added, changed, unchanged, gone, attemptedAt }: Changes & { attemptedAt: Date },
): Promise<void> {
  const created = await transaction.profile.createManyAndReturn({
    data: added.map((seen) => ({
      connectionId,
      arn: seen.profile.arn,
      ...mirrorColumns(seen),
      lastSeenAt: attemptedAt,
    })),
    skipDuplicates: true,
    select: { id: true, arn: true },
  });
  const rewritten: typeof changed = [];
  for (const change of changed) {
    const { id, was, seen } = change;
    const data = { ...mirrorColumns(seen), lastSeenAt: attemptedAt, goneAt: null };
    // The row is locked from here on; whoever wrote it since it was compared has the newer word.
    const { count } = await transaction.profile.updateMany({ where: { id, ...was }, data });
    if (count === 1) rewritten.push(change);
  }
  const idByArn = new Map(created.map(({ id, arn }) => [arn, id]));
  await replaceTags(transaction, [
    ...rewritten,
    ...added.flatMap((seen) => {
      const id = idByArn.get(seen.profile.arn);
      return id === undefined ? [] : [{ id, seen }];
    }),
  ]);
  await transaction.profile.updateMany({
    where: { id: { in: unchanged }, lastSeenAt: { lt: attemptedAt } },
    data: { lastSeenAt: attemptedAt },
  });
  await transaction.profile.updateMany({
    where: { id: { in: gone }, lastSeenAt: { lt: attemptedAt } },
    data: { goneAt: attemptedAt },
  });
}

async function replaceTags(
  transaction: Transaction,
  rows: readonly { id: string; seen: SeenProfile }[],
): Promise<void> {
  const readable = rows.filter(({ seen }) => seen.tags !== null);
  await transaction.profileTag.deleteMany({ where: { profileId: { in: readable.map(({ id }) => id) } } });
  await transaction.profileTag.createMany({
    data: readable.flatMap(({ id, seen }) =>
      (seen.tags ?? []).map(({ key, value }) => ({ profileId: id, key, value })),
    ),
  });
}

async function keepSuccess(
  transaction: Transaction,
  { connectionId, region }: Place,
  { count, attemptedAt }: { count: number; attemptedAt: Date },
): Promise<void> {
  const state = {
    lastAttemptAt: attemptedAt,
    lastSuccessAt: attemptedAt,
    profileCount: count,
    lastError: Prisma.DbNull,
  };
  await transaction.regionMirror.upsert({
    where: { connectionId_region: { connectionId, region } },
    create: { connectionId, region, ...state },
    update: state,
  });
}
