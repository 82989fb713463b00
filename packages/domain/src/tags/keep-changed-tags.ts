import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import type { Transaction } from "../operation/context.ts";
import { keepTags } from "../profiles/keep-profile.ts";
import { changedTags, shownPart } from "./changed-tags.ts";
import type { TagEdit } from "./changed-tags.ts";

interface ChangedTags {
  profile: { id: string; expectedTags: Prisma.JsonValue };
  edit: TagEdit;
  /** What the tags are now; null when that is not known. */
  now: readonly ProfileTag[] | null;
}

/**
 * Writes down what the tags of a profile are after Quarry changed them. The row is marked as just seen, so that a
 * reading of the region that began earlier leaves it alone. What Quarry has changed is no drift; what others have
 * changed meanwhile stays one.
 */
export async function keepChangedTags(
  transaction: Transaction,
  { profile: { id, expectedTags }, edit, now }: ChangedTags,
): Promise<void> {
  if (now === null) return;
  const expected = expectedTags === null ? null : z.array(ProfileTag).parse(expectedTags);
  await transaction.profile.update({
    where: { id },
    data: {
      lastSeenAt: new Date(),
      ...(expected && { expectedTags: changedTags(expected, shownPart(now, edit)) }),
    },
    select: { id: true },
  });
  await keepTags(transaction, id, now);
}
