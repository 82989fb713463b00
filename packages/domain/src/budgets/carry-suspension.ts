import { suspendedTag } from "@quarry/aws-core/policies/suspend-profiles-policy";
import type { JobContext } from "../jobs/job-context.ts";
import { teamOf } from "../profiles/looks-after.ts";
import { bringAboutTags, readableTags } from "../tags/bring-about-tags.ts";
import { changedTags, tagFacts } from "../tags/changed-tags.ts";
import { taggedRelations } from "../tags/find-tagged-profile.ts";
import { keepChangedTags } from "../tags/keep-changed-tags.ts";
import { refusalBy } from "../tags/refusal-by.ts";
import { settleEffect } from "./settle-effect.ts";
import type { EffectAttempt } from "./start-effect.ts";

/** Sets the tag that holds a profile back, or takes it away. A profile that AWS has no more needs neither. */
export async function carrySuspension(context: JobContext, attempt: EffectAttempt): Promise<void> {
  const profile = await context.database.profile.findUnique({
    where: { id: attempt.key },
    include: { ...taggedRelations, connection: true },
  });
  if (profile === null || profile.goneAt !== null) {
    return settleEffect(context, attempt, { failure: null, event: null });
  }
  const isWanted = attempt.wanted !== null;
  const edit = isWanted ? { add: [suspendedTag], remove: [] } : { add: [], remove: [suspendedTag.key] };
  const clients = context.aws.clientsFor(profile.connection, profile.region);
  const failure = await refusalBy(() => bringAboutTags(clients, { profile, edit }, context.signal));
  const tags = await readableTags(clients, profile.arn, context.signal);
  const now = tags ?? (failure ? null : changedTags(profile.tags, edit));
  const name = isWanted ? "profile.suspended" : "profile.suspension-lifted";
  await settleEffect(context, attempt, {
    failure,
    event: {
      name: failure ? "profile.suspension-failed" : name,
      subject: { kind: "profile", id: profile.id, label: profile.name },
      ...teamOf(profile),
      after: {
        isSuspended: isWanted,
        ...(now && { tags: tagFacts(now) }),
        ...(failure && { awsCode: failure.awsCode, cause: failure.cause }),
      },
    },
    keep: (transaction) => keepChangedTags(transaction, { profile, edit, now }),
  });
}
