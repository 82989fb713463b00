import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import type { JobContext } from "../jobs/job-context.ts";
import { findActor } from "../settings/find-actor.ts";
import { taggedRelations } from "./find-tagged-profile.ts";
import { whyNotTag } from "./why-not-tag.ts";

/** One attempt at changing tags, with the fence that its outcome must carry. */
export type TagAttempt = NonNullable<Awaited<ReturnType<typeof startTagChange>>>;

/**
 * Takes a waiting change for this attempt: raises the fence and looks again whether the person may still make
 * it. Null when it is settled already.
 */
export async function startTagChange({ database }: JobContext, changeId: string) {
  const taken = await database.$transaction(async (transaction) => {
    const raised = await transaction.tagChange.updateMany({
      where: { id: changeId, state: "waiting" },
      data: { attempt: { increment: 1 } },
    });
    if (raised.count === 0) return null;
    return transaction.tagChange.findUniqueOrThrow({
      where: { id: changeId },
      include: { profile: { include: { ...taggedRelations, connection: true } } },
    });
  });
  if (!taken) return null;
  const { profile, attempt, remove, askedById } = taken;
  const person = await findActor(database, askedById);
  const isRefused = person.kind === "anonymous" || whyNotTag(person, profile)?.code === "forbidden";
  return {
    changeId,
    attempt,
    profile,
    edit: { add: z.array(ProfileTag).parse(taken.add), remove },
    isRefused,
  };
}
