import type { AwsClients } from "../clients/create-aws-clients.ts";
import { listInferenceProfiles } from "./list-inference-profiles.ts";
import { listProfileTags } from "./list-profile-tags.ts";
import { operationTag } from "./tags-schema.ts";
import type { InferenceProfile } from "./schema.ts";

/**
 * Looks for the profile that an operation made, among those with the name it was to have; names are not unique,
 * so the tag decides. `byName` is a namesake that the operation did not make.
 *
 * @throws AwsError
 */
export async function findProfileByOperation(
  clients: Pick<AwsClients, "bedrock">,
  { operationId, name }: { operationId: string; name: string },
  signal?: AbortSignal,
): Promise<{ byOperation: InferenceProfile | null; byName: InferenceProfile | null }> {
  const profiles = await listInferenceProfiles(clients, { type: "APPLICATION", ...(signal && { signal }) });
  let byName: InferenceProfile | null = null;
  for (const profile of profiles.filter((one) => one.name === name)) {
    const tags = await listProfileTags(clients, profile.arn, signal);
    if (tags.some(({ key, value }) => key === operationTag && value === operationId)) {
      return { byOperation: profile, byName };
    }
    byName ??= profile;
  }
  return { byOperation: null, byName };
}
