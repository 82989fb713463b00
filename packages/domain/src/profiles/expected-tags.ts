import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { Transaction } from "../operation/context.ts";

/** Remembers the tags that the catalog has of a profile as right, unless they may not be read. */
export async function expectKeptTags(transaction: Transaction, id: string): Promise<void> {
  const { tags, tagsReadable } = await transaction.profile.findUniqueOrThrow({
    where: { id },
    select: { tags: true, tagsReadable: true },
  });
  const data = expectedTagsOf(tagsReadable ? tags : null);
  await transaction.profile.update({ where: { id }, data, select: { id: true } });
}

/** The column that remembers a profile's tags as right; unreadable tags leave it as it is. */
export function expectedTagsOf(tags: readonly ProfileTag[] | null) {
  return tags === null ? {} : { expectedTags: tags.map(({ key, value }) => ({ key, value })) };
}
