import type { Transaction } from "../operation/context.ts";
import { mirrorColumns } from "./mirror-row.ts";
import type { ReadProfile, SeenProfile } from "./mirror-row.ts";

/**
 * Writes what AWS said of one profile into the catalog and returns the row's id. A row that was written after the
 * lookup began stays as it is: what the lookup says of it may be older.
 */
export async function keepProfile(
  transaction: Transaction,
  connectionId: string,
  seen: ReadProfile,
): Promise<string> {
  const { arn } = seen.profile;
  const [added] = await transaction.profile.createManyAndReturn({
    data: [{ connectionId, arn, ...columnsOf(seen) }],
    skipDuplicates: true,
    select: { id: true },
  });
  const where = { connectionId_arn: { connectionId, arn } };
  const { id } = added ?? (await transaction.profile.findUniqueOrThrow({ where, select: { id: true } }));
  const isKept = added !== undefined || (await isRewritten(transaction, id, seen));
  if (isKept && seen.tags !== null) await keepTags(transaction, id, seen.tags);
  return id;
}

const columnsOf = (seen: ReadProfile) => ({ ...mirrorColumns(seen), lastSeenAt: seen.readAt, goneAt: null });

async function isRewritten(transaction: Transaction, id: string, seen: ReadProfile): Promise<boolean> {
  const before = { lt: seen.readAt };
  const rewritten = await transaction.profile.updateMany({
    where: { id, lastSeenAt: before, OR: [{ goneAt: null }, { goneAt: before }] },
    data: columnsOf(seen),
  });
  return rewritten.count > 0;
}

/** Brings the catalog's tags of a profile in line with those AWS gave. */
export async function keepTags(
  transaction: Transaction,
  profileId: string,
  tags: NonNullable<SeenProfile["tags"]>,
): Promise<void> {
  await transaction.profileTag.deleteMany({
    where: { profileId, key: { notIn: tags.map(({ key }) => key) } },
  });
  for (const { key, value } of tags) {
    await transaction.profileTag.upsert({
      where: { profileId_key: { profileId, key } },
      create: { profileId, key, value },
      update: { value },
    });
  }
}
