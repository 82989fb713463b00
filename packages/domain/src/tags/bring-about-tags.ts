import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { tagInferenceProfile, untagInferenceProfile } from "@quarry/aws-core/profiles/tag-inference-profile";
import { mostTags } from "@quarry/aws-core/profiles/tag-rules";
import { changedTags, shownPart } from "./changed-tags.ts";
import type { TagEdit } from "./changed-tags.ts";

interface TagWish {
  profile: { arn: string; tags: readonly ProfileTag[] };
  edit: TagEdit;
}

/**
 * Changes the tags of a profile in AWS, and calls nothing where they are so already. Sets before it removes, so that a
 * refusal in between loses no tag; the other way round only where 50 are too few.
 */
export async function bringAboutTags(
  clients: AwsClients,
  { profile, edit }: TagWish,
  signal: AbortSignal,
): Promise<void> {
  const { arn } = profile;
  const before = (await readableTags(clients, arn, signal)) ?? profile.tags;
  const shown = shownPart(before, edit);
  if (shown.add.length === edit.add.length && shown.remove.length === edit.remove.length) return;
  const set = () => tagInferenceProfile(clients, { arn, tags: edit.add }, signal);
  const remove = () => untagInferenceProfile(clients, { arn, keys: edit.remove }, signal);
  const wouldFit = changedTags(before, { add: edit.add, remove: [] }).length <= mostTags;
  for (const call of wouldFit ? [set, remove] : [remove, set]) await call();
}

/** The tags as AWS gives them now; null when it refuses to. */
export async function readableTags(
  clients: AwsClients,
  arn: string,
  signal: AbortSignal,
): Promise<ProfileTag[] | null> {
  try {
    return await listProfileTags(clients, arn, signal);
  } catch (error) {
    if (error instanceof AwsError && !isPassing(error) && error.code !== "aborted") return null;
    throw error;
  }
}
