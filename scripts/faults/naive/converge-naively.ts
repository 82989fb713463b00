// How one would write it first: make everything under names of the moment, then write them down; count from when it
// serves until it is told to go. The faults must catch this.
import type { DeploymentClients } from "@quarry/aws-core/deployments/bring-up";
import { makeConfiguration, makeEndpoint, makeModel } from "@quarry/aws-core/deployments/make-parts";
import { deleteParts, takeDown } from "@quarry/aws-core/deployments/take-down";
import { buildCalls } from "@quarry/aws-core/endpoints/build-calls";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import type { Endpoint } from "@quarry/database/generated/client";
import { appendEvent } from "@quarry/domain/audit/append-event";
import { convergeJob } from "@quarry/domain/endpoints/about-endpoint";
import { EndpointParts } from "@quarry/domain/endpoints/schema";
import type { JobContext } from "@quarry/domain/jobs/job-context";
import { ownTags } from "@quarry/aws-core/profiles/tags-schema";

interface Look {
  context: JobContext;
  clients: DeploymentClients;
  endpoint: Endpoint;
  /** Verbatim from AWS; null where there is none of that name. */
  status: string | null;
}

/** Makes an endpoint, or takes it away, without a thought of what an earlier run of it has done. */
export async function convergeNaively(
  context: JobContext,
  { endpointId }: { endpointId: string },
): Promise<void> {
  const { database, aws, jobs, signal } = context;
  const { connection, ...endpoint } = await database.endpoint.findUniqueOrThrow({
    where: { id: endpointId },
    include: { connection: true },
  });
  if (endpoint.goneAt !== null) return;
  const clients = aws.clientsFor(connection, endpoint.region);
  const found = await describeEndpoint(clients, endpoint.name, signal);
  const look = { context, clients, endpoint, status: found?.status ?? null };
  const isDone = endpoint.wish === "running" ? await deploy(look) : await remove(look);
  if (isDone) return;
  await database.$transaction((transaction) =>
    jobs.enqueue(transaction, { ...convergeJob(endpointId), afterSeconds: 5 }),
  );
}

async function deploy({ context, clients, endpoint, status }: Look): Promise<boolean> {
  const { database } = context;
  const { id, requestId, instanceType, instances } = endpoint;
  if (status === null) {
    const operationId = requestId ?? "";
    const generation = Math.ceil(performance.timeOrigin);
    const tags = ownTags(operationId, "search");
    const calls = buildCalls(DeploymentSpec.parse(endpoint.spec), { generation, tags });
    await makeModel(clients, { calls, operationId });
    await makeConfiguration(clients, { calls, operationId });
    await makeEndpoint(clients, { calls, operationId });
    const parts = { configurations: [calls.names.config], models: [calls.names.model] };
    await database.endpoint.update({ where: { id }, data: { parts } });
  }
  if (status !== "InService" || requestId === null) return false;
  const startedAt = new Date();
  await database.$transaction(async (transaction) => {
    await transaction.endpoint.update({ where: { id }, data: { status, readyAt: startedAt } });
    const run = { endpointId: id, instanceType: instanceType ?? "", instances: instances ?? 1, startedAt };
    await transaction.endpointRun.create({ data: run });
    await transaction.request.update({ where: { id: requestId }, data: { state: "active" } });
    const subject = { kind: "request", id: requestId, label: endpoint.name };
    await appendEvent(transaction, context, { name: "request.provisioned", subject });
  });
  return true;
}

async function remove({ context: { database }, clients, endpoint, status }: Look): Promise<boolean> {
  const { id, name, parts } = endpoint;
  const now = new Date();
  const known = { ...EndpointParts.parse(parts), operationId: null };
  if (status === null) {
    await deleteParts(clients, known);
    await database.endpoint.update({ where: { id }, data: { status, goneAt: now } });
    return true;
  }
  await takeDown(clients, { ...known, endpoint: name, keepParts: true });
  await database.endpointRun.updateMany({ where: { endpointId: id, endedAt: null }, data: { endedAt: now } });
  return false;
}
