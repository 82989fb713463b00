import { paginateListInferenceProfiles } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { InferenceProfile, ProfileType } from "./schema.ts";
import { toInferenceProfile } from "./to-inference-profile.ts";

export interface ListInferenceProfilesOptions {
  /** Without a type AWS lists the system-defined profiles only, so it must be asked for. */
  type: ProfileType;
  signal?: AbortSignal;
}

// The most that AWS gives in one page.
const pageSize = 1000;

/**
 * Lists all profiles of one type in the client's Region, all pages. An entry without a readable ARN is left
 * out: nothing could be done with it.
 *
 * @throws AwsError also when a later page fails; a part is never returned as the whole
 */
export async function listInferenceProfiles(
  { bedrock }: Pick<AwsClients, "bedrock">,
  { type, signal }: ListInferenceProfilesOptions,
): Promise<InferenceProfile[]> {
  return callAws("ListInferenceProfiles", async () => {
    const options = signal ? { abortSignal: signal } : {};
    const profiles: InferenceProfile[] = [];
    const pages = paginateListInferenceProfiles({ client: bedrock, pageSize }, { typeEquals: type }, options);
    for await (const page of pages) {
      for (const summary of page.inferenceProfileSummaries ?? []) {
        const profile = toInferenceProfile(summary);
        if (profile) profiles.push(profile);
      }
    }
    return profiles;
  });
}
