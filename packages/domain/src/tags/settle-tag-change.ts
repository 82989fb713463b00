import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { teamOf } from "../profiles/looks-after.ts";
import { changedTags, tagFacts } from "./changed-tags.ts";
import { keepChangedTags } from "./keep-changed-tags.ts";
import type { TagFailure } from "./schema.ts";
import type { TagAttempt } from "./start-tag-change.ts";

interface Outcome {
  /** Null when AWS has made the change. */
  failure: TagFailure | null;
  /** What AWS says the tags are now; null when they may not be read. */
  tags: readonly ProfileTag[] | null;
}

/** Writes down how a change went and what the tags are now, unless a later attempt has taken over. */
export async function settleTagChange(
  context: JobContext,
  attempt: TagAttempt,
  { failure, tags }: Outcome,
): Promise<void> {
  const { changeId, profile, edit } = attempt;
  await context.database.$transaction(async (transaction) => {
    const settled = await transaction.tagChange.updateMany({
      where: { id: changeId, state: "waiting", attempt: attempt.attempt },
      data: { state: failure ? "failed" : "done", settledAt: new Date(), ...(failure && { failure }) },
    });
    if (settled.count === 0) return;
    const now = tags ?? (failure ? null : changedTags(profile.tags, edit));
    await keepChangedTags(transaction, { profile, edit, now });
    await appendEvent(transaction, context, {
      name: failure ? "profile.tagging-failed" : "profile.tagged",
      subject: { kind: "profile", id: profile.id, label: profile.name },
      ...teamOf(profile),
      before: { tags: tagFacts(profile.tags) },
      after: {
        ...(now && { tags: tagFacts(now) }),
        ...(failure && { awsCode: failure.awsCode, cause: failure.cause }),
      },
    });
  });
}
