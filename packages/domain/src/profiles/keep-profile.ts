import type { Transaction } from "../operation/context.ts";
import { mirrorColumns } from "./mirror-row.ts";
import type { SeenProfile } from "./mirror-row.ts";

/** Writes what AWS said of one profile into the catalog and returns the row's id. */
export async function keepProfile(
  transaction: Transaction,
  connectionId: string,
  seen: SeenProfile,
): Promise<string> {
  const columns = { ...mirrorColumns(seen), lastSeenAt: new Date(), goneAt: null };
  const { arn } = seen.profile;
  const { id } = await transaction.profile.upsert({
    where: { connectionId_arn: { connectionId, arn } },
    create: { connectionId, arn, ...columns },
    update: columns,
    select: { id: true },
  });
  if (seen.tags !== null) await keepTags(transaction, id, seen.tags);
  return id;
}

async function keepTags(
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
