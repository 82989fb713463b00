import { TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ProfileTag } from "./schema.ts";

/**
 * Sets tags of an application profile: new keys are added, the values of known ones replaced, other tags kept.
 * Setting the same tags again changes nothing. Without tags AWS is not called.
 *
 * @throws AwsError `invalid`, `quota` above 50 tags, `denied`, `not-found`, …
 */
export async function tagInferenceProfile(
  { bedrock }: Pick<AwsClients, "bedrock">,
  { arn, tags }: { arn: string; tags: readonly ProfileTag[] },
  signal?: AbortSignal,
): Promise<void> {
  if (tags.length === 0) return;
  const command = new TagResourceCommand({ resourceARN: arn, tags: [...tags] });
  await callAws("TagResource", () => bedrock.send(command, signal ? { abortSignal: signal } : {}));
}

/**
 * Removes tags of an application profile by their keys, which AWS reads with their case; absent keys are no
 * error. Without keys AWS is not called.
 *
 * @throws AwsError `invalid`, `denied`, `not-found`, …
 */
export async function untagInferenceProfile(
  { bedrock }: Pick<AwsClients, "bedrock">,
  { arn, keys }: { arn: string; keys: readonly string[] },
  signal?: AbortSignal,
): Promise<void> {
  if (keys.length === 0) return;
  const command = new UntagResourceCommand({ resourceARN: arn, tagKeys: [...keys] });
  await callAws("UntagResource", () => bedrock.send(command, signal ? { abortSignal: signal } : {}));
}
