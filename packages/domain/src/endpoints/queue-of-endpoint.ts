import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { below } from "@quarry/aws-core/objects/s3-address";
import type { Connection, Endpoint } from "@quarry/database/generated/client";

/** How an asynchronous endpoint is called. */
export interface EndpointQueue {
  /** Folder in S3 that test calls are put into unless somebody names another. */
  inputFolder: string;
}

interface QueriedEndpoint {
  endpoint: Pick<Endpoint, "name" | "region" | "spec">;
  connection: Pick<Connection, "accountId">;
  clients: Pick<AwsClients, "sagemaker">;
}

/**
 * Whether an endpoint queues its calls: of one that Quarry made what was approved tells it, of a found one AWS.
 * Null where it answers at once, and where AWS does not say: then a call that should have been queued is refused
 * by AWS with words that say so.
 *
 * @throws AwsError `aborted`
 */
export async function queueOf(
  { endpoint, connection, clients }: QueriedEndpoint,
  signal: AbortSignal | undefined,
): Promise<EndpointQueue | null> {
  const { data: spec } = DeploymentSpec.safeParse(endpoint.spec);
  const queue = spec ? spec.async : await askedQueue(clients, endpoint.name, signal);
  if (queue === null) return null;
  // SageMaker writes to its own bucket of the Region when none was named.
  const folder = queue.outputPath ?? `s3://sagemaker-${endpoint.region}-${connection.accountId}`;
  return { inputFolder: below(folder, "quarry-tests") };
}

async function askedQueue(
  clients: Pick<AwsClients, "sagemaker">,
  name: string,
  signal: AbortSignal | undefined,
): Promise<{ outputPath: string | null } | null> {
  try {
    return (await describeEndpoint(clients, name, signal))?.queue ?? null;
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === "aborted") throw error;
    return null;
  }
}
