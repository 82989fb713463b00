import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { listEndpointQuotas } from "@quarry/aws-core/endpoints/find-endpoint-quota";
import { minutes, seconds } from "../operation/units.ts";

/** Instances that an account may run in the endpoints of a Region, by type. */
export type EndpointLimits = ReadonlyMap<string, number>;

interface Kept {
  until: number;
  limits: Promise<EndpointLimits>;
}

// There are clients for each connection and Region, so that these are kept for each as well.
const kept = new WeakMap<AwsClients, Kept>();

const keptMilliseconds = minutes(5);
const longestReading = seconds(30);

/**
 * The endpoint quotas of a connection and Region, kept in memory for five minutes: reading them takes some twenty
 * calls. Those who ask at the same time share one reading, which therefore outlives each of them.
 *
 * @throws AwsError which is not kept
 */
export function keptQuotas(clients: AwsClients): Promise<EndpointLimits> {
  const known = kept.get(clients);
  if (known && known.until > performance.now()) return known.limits;
  const limits = readLimits(clients);
  kept.set(clients, { until: performance.now() + keptMilliseconds, limits });
  limits.catch(() => kept.delete(clients));
  return limits;
}

async function readLimits(clients: AwsClients): Promise<EndpointLimits> {
  const quotas = await listEndpointQuotas(clients, AbortSignal.timeout(longestReading));
  return new Map(quotas.map(({ instanceType, limit }) => [instanceType, limit]));
}
