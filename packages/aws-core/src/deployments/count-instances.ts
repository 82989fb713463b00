import type { AwsClients } from "../clients/create-aws-clients.ts";
import { describeConfig } from "../endpoints/describe-config.ts";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import { listEndpoints } from "../endpoints/list-endpoints.ts";

/**
 * Instances of a type in all endpoints of the client's Region, as the quota "for endpoint usage" counts them.
 * SageMaker has no question for that: every endpoint is looked at with its configuration.
 *
 * @throws AwsError `denied`, `throttled`, …; a part is never returned as the whole
 */
export async function countInstances(
  clients: Pick<AwsClients, "sagemaker">,
  instanceType: string,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  for (const { name, status } of await listEndpoints(clients, signal)) {
    if (status === "Failed") continue;
    const endpoint = await describeEndpoint(clients, name, signal);
    if (!endpoint?.configName) continue;
    const config = await describeConfig(clients, endpoint.configName, signal);
    for (const { name: variant, instances } of config?.variants.filter(
      (one) => one.instanceType === instanceType,
    ) ?? []) {
      const now = endpoint.variants.find((one) => one.name === variant);
      count += now?.desiredInstances ?? now?.currentInstances ?? instances ?? 0;
    }
  }
  return count;
}
