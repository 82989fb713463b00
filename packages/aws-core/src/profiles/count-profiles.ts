import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { readQuota } from "../quotas/read-quota.ts";
import { listInferenceProfiles } from "./list-inference-profiles.ts";

/**
 * Inference profiles per account and Region as AWS gives them to everybody; adjustable.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
const defaultProfileQuota = 1000;
const profileQuota = { ServiceCode: "bedrock", QuotaCode: "L-40EC9882" };

/** How full a Region is, in application inference profiles. */
interface ProfileCount {
  used: number;
  limit: number;
  /** Whether AWS did not tell the limit, so that its default is named, which it may have raised. */
  isLimitAssumed: boolean;
}

/**
 * How many application inference profiles the client's Region holds, and how many fit by Service Quotas.
 *
 * @throws AwsError where the profiles cannot be listed; a quota that cannot be read is assumed
 */
export async function countProfiles(
  clients: Pick<AwsClients, "bedrock" | "quotas">,
  signal?: AbortSignal,
): Promise<ProfileCount> {
  const [profiles, limit] = await Promise.all([
    listInferenceProfiles(clients, { type: "APPLICATION", ...(signal && { signal }) }),
    limitOf(clients, signal),
  ]);
  const isLimitAssumed = limit === undefined;
  return { used: profiles.length, limit: limit ?? defaultProfileQuota, isLimitAssumed };
}

async function limitOf(
  clients: Pick<AwsClients, "quotas">,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  try {
    return (await readQuota(clients, profileQuota, signal))?.Value;
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
