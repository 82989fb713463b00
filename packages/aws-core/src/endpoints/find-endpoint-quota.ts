import {
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { translateAwsError } from "../errors/aws-error.ts";
import { endpointQuotaCode, endpointQuotaName, sagemakerServiceCode } from "../instances/quota-codes.ts";
import { readQuota } from "../quotas/read-quota.ts";

/** The limit of one instance type in the endpoints of an account and Region. */
export interface EndpointQuota {
  instanceType: string;
  code: string;
  /** Instances. */
  limit: number;
  adjustable: boolean;
}

type Quotas = Pick<AwsClients, "quotas">;

const ServiceCode = sagemakerServiceCode;
const suffix = endpointQuotaName("");
const pageSize = 100;

/**
 * The quota of one type “for endpoint usage”; undefined where the Region has none, which means that it does not
 * offer the type. A quota that the account never had raised is found among AWS's defaults.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
 *
 * @throws AwsError `denied` without servicequotas:GetServiceQuota and ListServiceQuotas, `throttled`, …
 */
export async function findEndpointQuota(
  clients: Quotas,
  instanceType: string,
  signal?: AbortSignal,
): Promise<EndpointQuota | undefined> {
  const code = endpointQuotaCode(instanceType);
  const byCode =
    code === undefined ? undefined : await readQuota(clients, { ServiceCode, QuotaCode: code }, signal);
  const [known] = toEndpointQuotas(byCode ? [byCode] : []);
  // A code that stands for another type today is passed over.
  if (known?.instanceType === instanceType) return known;
  for await (const quota of eachEndpointQuota(clients, signal)) {
    if (quota.instanceType === instanceType) return quota;
  }
  return undefined;
}

/**
 * The quotas of all types that the Region offers for endpoints. Costs some twenty calls: keep the answer.
 *
 * @throws AwsError also when a later page fails; a part is never returned as the whole
 */
export async function listEndpointQuotas(clients: Quotas, signal?: AbortSignal): Promise<EndpointQuota[]> {
  const found = new Map<string, EndpointQuota>();
  for await (const quota of eachEndpointQuota(clients, signal)) {
    if (!found.has(quota.instanceType)) found.set(quota.instanceType, quota);
  }
  return [...found.values()];
}

/** The account's own values first, then AWS's defaults, which also hold the types that were never asked for. */
async function* eachEndpointQuota({ quotas }: Quotas, signal?: AbortSignal): AsyncGenerator<EndpointQuota> {
  const options = signal ? { abortSignal: signal } : {};
  const config = { client: quotas, pageSize };
  try {
    for await (const { Quotas = [] } of paginateListServiceQuotas(config, { ServiceCode }, options))
      yield* toEndpointQuotas(Quotas);
  } catch (error) {
    throw translateAwsError(error, "ListServiceQuotas");
  }
  try {
    for await (const { Quotas = [] } of paginateListAWSDefaultServiceQuotas(config, { ServiceCode }, options))
      yield* toEndpointQuotas(Quotas);
  } catch (error) {
    throw translateAwsError(error, "ListAWSDefaultServiceQuotas");
  }
}

function toEndpointQuotas(quotas: readonly ServiceQuota[]): EndpointQuota[] {
  return quotas.flatMap(({ QuotaName, QuotaCode, Value, Adjustable }) => {
    if (!QuotaName?.endsWith(suffix) || QuotaCode === undefined || Value === undefined) return [];
    const instanceType = QuotaName.slice(0, -suffix.length);
    return [{ instanceType, code: QuotaCode, limit: Value, adjustable: Adjustable ?? false }];
  });
}
