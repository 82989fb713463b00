import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import { deleteParts } from "@quarry/aws-core/deployments/take-down";
import type { DeploymentUpdate, UpdateSent } from "@quarry/aws-core/deployments/update-deployment";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { failRequestOf, settleRequestOf } from "../requests/settle-request.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { priceOfOne } from "./keep-run.ts";
import type { EndpointFailure, EndpointParts, UpdateFailure } from "./schema.ts";
import type { Pass } from "./start-pass.ts";
import type { PassUpdate } from "./update-of-pass.ts";
import { writePass } from "./write-pass.ts";

/** The update of a pass as AWS is told of it: what it takes the place of, and a memory of what was sent. */
export function deploymentUpdate(context: JobContext, pass: Pass): DeploymentUpdate | null {
  const { update } = pass;
  if (update === null) return null;
  const beforeSending = (sent: UpdateSent) => writePass(context, pass, { data: { updateSent: { ...sent } } });
  return { previous: update.previous.calls, sent: update.sent, beforeSending };
}

/** What was asked for serves: what only served before goes, and what it costs changes from here on. */
export async function keepUpdated(context: JobContext, pass: Pass, arn: string): Promise<void> {
  const { update, endpoint, calls } = pass;
  if (update === null || calls === null) return;
  const { instances, region } = DeploymentSpec.parse(endpoint.spec);
  const { requestId } = update;
  await finish(context, pass, {
    name: "endpoint.updated",
    data: {
      instanceType: instances.type,
      microdollarsPerHour: await priceOfOne(context.database, { type: instances.type, region }),
    },
    parts: await removeOthers(context, pass, calls),
    settle: (transaction) => settleRequestOf(transaction, context, { requestId, arn }),
  });
}

/**
 * SageMaker rolled it back, or refused a part of it: the endpoint goes back whole to what it was. Where the way
 * back fails as well, a mix of both serves; then the parts of both stay.
 */
export async function keepUpdateFailed(
  context: JobContext,
  pass: Pass,
  failure: EndpointFailure,
): Promise<void> {
  const { update, endpoint } = pass;
  if (update === null) return;
  if (update.failure !== null) return keepMixed(context, pass, { update, failure });
  const { previous, requestId } = update;
  const after = { spec: endpoint.spec, calls: pass.calls, generation: endpoint.generation };
  await writePass(context, pass, {
    data: {
      spec: previous.spec ?? Prisma.DbNull,
      calls: asJson(previous.calls),
      generation: previous.generation,
      previous: asJson(after),
      updateSent: Prisma.DbNull,
      updateFailure: { ...failure, requestId, at: new Date().toISOString() },
    },
  });
}

/** Everything is as it was before the update: the new parts go, and the request ends with the reason. */
export async function keepWentBack(context: JobContext, pass: Pass): Promise<void> {
  const { update, calls } = pass;
  if (update === null || update.failure === null || calls === null) return;
  const { requestId, failure } = update;
  await finish(context, pass, {
    name: "endpoint.update-failed",
    data: {},
    parts: await removeOthers(context, pass, calls),
    settle: (transaction) => failRequestOf(transaction, context, { requestId, failure: toldOf(failure) }),
  });
}

interface Mixed {
  update: PassUpdate;
  failure: EndpointFailure;
}

/** The number of the failed generation is not given again, as its parts are still there. */
async function keepMixed(context: JobContext, pass: Pass, { update, failure }: Mixed): Promise<void> {
  const { requestId, previous } = update;
  const both = {
    ...failure,
    title: "The update failed, and so did the way back",
    cause: `${update.failure?.cause ?? ""} Going back: ${failure.cause}`.trim(),
    remedy: "A mix of both may be serving. Update it once more, or delete it and ask for it anew.",
  };
  await finish(context, pass, {
    name: "endpoint.update-failed",
    data: {
      generation: previous.generation,
      updateFailure: { ...both, requestId, at: new Date().toISOString() },
    },
    parts: null,
    settle: (transaction) => failRequestOf(transaction, context, { requestId, failure: both }),
  });
}

/** A failure without what only the endpoint needs to know of it. */
const toldOf = ({ requestId: _id, at: _at, ...failure }: UpdateFailure): EndpointFailure => failure;

/**
 * Deletes the configurations and models of an endpoint that are not those of the calls that serve.
 *
 * @returns what is left: what AWS does not let go stays known, and goes with the endpoint
 */
export async function removeOthers(
  context: JobContext,
  { endpoint, connection, parts }: Pass,
  { names }: Pick<EndpointCalls, "names">,
): Promise<EndpointParts> {
  const others = {
    configurations: parts.configurations.filter((name) => name !== names.config),
    models: parts.models.filter((name) => name !== names.model),
  };
  try {
    await deleteParts(context.aws.clientsFor(connection, endpoint.region), {
      ...others,
      operationId: endpoint.requestId,
      signal: context.signal,
    });
    return { configurations: [names.config], models: [names.model] };
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    return parts;
  }
}

interface End {
  name: "endpoint.updated" | "endpoint.update-failed";
  data: Prisma.EndpointUncheckedUpdateManyInput;
  /** What is left of the endpoint's parts; null: all. */
  parts: EndpointParts | null;
  settle: (transaction: Transaction) => Promise<void>;
}

async function finish(context: JobContext, pass: Pass, { name, data, parts, settle }: End): Promise<void> {
  await writePass(context, pass, {
    data: {
      updateRequestId: null,
      updateSent: Prisma.DbNull,
      previous: Prisma.DbNull,
      readyAt: new Date(),
      ...(parts && { parts: { ...parts } }),
      ...data,
    },
    async also(transaction) {
      await settle(transaction);
      await appendEvent(transaction, context, { name, ...aboutEndpoint(pass.endpoint) });
    },
  });
}

/** What was read from a JSON column, or goes into one: plain data. */
export const asJson = (value: object): Prisma.InputJsonValue =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a round trip leaves JSON
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
