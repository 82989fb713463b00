import { ListTagsForResourceCommand } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ProfileTag } from "./schema.ts";

/**
 * Reads the tags of an application profile, in AWS's order; system-defined profiles cannot be tagged.
 *
 * @throws AwsError `not-found`, `denied`, …
 */
export async function listProfileTags(
  { bedrock }: Pick<AwsClients, "bedrock">,
  arn: string,
  signal?: AbortSignal,
): Promise<ProfileTag[]> {
  const command = new ListTagsForResourceCommand({ resourceARN: arn });
  const answer = await callAws("ListTagsForResource", () =>
    bedrock.send(command, signal ? { abortSignal: signal } : {}),
  );
  return (answer.tags ?? []).map(({ key = "", value = "" }) => ({ key, value }));
}
