import type { JobContext } from "../jobs/job-context.ts";
import { bringAboutTags, readableTags } from "./bring-about-tags.ts";
import { refusalBy } from "./refusal-by.ts";
import type { TagFailure } from "./schema.ts";
import { settleTagChange } from "./settle-tag-change.ts";
import { startTagChange } from "./start-tag-change.ts";

/**
 * Sets and removes the tags that somebody wants changed, then reads them back. Looking first makes a second run
 * harmless: both calls only bring about a state. What may pass is thrown, so that the job is tried again.
 */
export async function tagProfile(context: JobContext, { changeId }: { changeId: string }): Promise<void> {
  const attempt = await startTagChange(context, changeId);
  if (!attempt) return;
  const { profile, isRefused } = attempt;
  // An earlier attempt may have called AWS, so that what the tags are now still has to be read.
  if (isRefused && attempt.attempt === 1) {
    await settleTagChange(context, attempt, { failure: noLongerAllowed, tags: null });
    return;
  }
  const clients = context.aws.clientsFor(profile.connection, profile.region);
  const failure = isRefused
    ? noLongerAllowed
    : await refusalBy(() => bringAboutTags(clients, attempt, context.signal));
  const tags = await readableTags(clients, profile.arn, context.signal);
  await settleTagChange(context, attempt, { failure, tags });
}

const noLongerAllowed: TagFailure = {
  awsCode: "",
  title: "The change is not allowed any more",
  cause: "Whoever asked for it is suspended or no longer works in a team that has the profile.",
  remedy: "Have somebody of the team ask for it.",
};
