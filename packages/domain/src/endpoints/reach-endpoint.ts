import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { listInferenceComponents } from "@quarry/aws-core/endpoints/list-inference-components";
import { resourceNames } from "@quarry/aws-core/endpoints/resource-names";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import type { Connection, Endpoint } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { visibleEndpoints } from "./find-endpoints.ts";
import type { Unread } from "./reading-schema.ts";

/** An endpoint with the clients of its account and Region. */
export interface ReachedEndpoint {
  endpoint: Endpoint;
  connection: Connection;
  /** What was approved; null for found ones. */
  spec: DeploymentSpec | null;
  clients: AwsClients;
}

/** @throws DomainError `not-found` also for an endpoint of another team */
export async function reachEndpoint(
  { database, aws, actor }: Pick<KnownContext, "database" | "aws" | "actor">,
  id: string,
): Promise<ReachedEndpoint> {
  const found = await database.endpoint.findFirst({
    where: { AND: [{ id }, visibleEndpoints(actor)] },
    include: { connection: true },
  });
  if (!found) throw notFound("endpoint");
  const { connection, ...endpoint } = found;
  return {
    endpoint,
    connection,
    spec: DeploymentSpec.safeParse(endpoint.spec).data ?? null,
    clients: aws.clientsFor(connection, endpoint.region),
  };
}

/**
 * The inference components that an endpoint carries, by name: of one that Quarry made from what was approved, of
 * a found one by asking AWS. Empty where the model is placed directly on the instances.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function componentsOf(
  { endpoint: { name, generation }, spec, clients }: ReachedEndpoint,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  if (spec === null) {
    const listed = await listInferenceComponents(clients, { endpoint: name, ...(signal && { signal }) });
    return listed.map((component) => component.name);
  }
  const isByComponents = spec.placement.mode === "INFERENCE_COMPONENT_BASED";
  return isByComponents ? [resourceNames(name, generation).component] : [];
}

/** What AWS answers, or why it did not; only an interruption is thrown. */
export async function readSoftly<Reading>(
  read: () => Promise<Reading>,
): Promise<{ reading: Reading; unread: null } | { reading: null; unread: Unread }> {
  try {
    return { reading: await read(), unread: null };
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === "aborted") throw error;
    const { title, cause, remedy } = explainAwsError(error);
    return { reading: null, unread: { title, cause, remedy } };
  }
}
