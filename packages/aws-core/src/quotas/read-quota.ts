import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";

/** A quota by the codes of Service Quotas, which are the same in every account and Region. */
interface QuotaReference {
  ServiceCode: string;
  QuotaCode: string;
}

/**
 * A quota as it holds for the account in the client's Region, or as AWS gives it to everybody where the account
 * has no value of its own; undefined where AWS knows no such quota.
 *
 * Source: https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
 *
 * @throws AwsError `denied` without servicequotas:GetServiceQuota and GetAWSDefaultServiceQuota, `throttled`, …
 */
export async function readQuota(
  { quotas }: Pick<AwsClients, "quotas">,
  reference: QuotaReference,
  signal?: AbortSignal,
): Promise<ServiceQuota | undefined> {
  const options = signal ? { abortSignal: signal } : {};
  const own = await unlessUnknown("GetServiceQuota", () =>
    quotas.send(new GetServiceQuotaCommand(reference), options),
  );
  if (own?.Quota) return own.Quota;
  const standard = await unlessUnknown("GetAWSDefaultServiceQuota", () =>
    quotas.send(new GetAWSDefaultServiceQuotaCommand(reference), options),
  );
  return standard?.Quota;
}

async function unlessUnknown<Answer>(
  operation: string,
  send: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await callAws(operation, send);
  } catch (error) {
    if (error instanceof AwsError && error.code === "not-found") return undefined;
    throw error;
  }
}
