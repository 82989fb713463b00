import type { ComponentDescription, EndpointDescription } from "@quarry/aws-core/endpoints/endpoint-views";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { NewEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfEndpoint } from "../notices/tell-of-endpoint.ts";
import type { Transaction } from "../operation/context.ts";
import { failRequestOf, settleRequestOf } from "../requests/settle-request.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { configuredBy, fleetsOf } from "./fleets-of-endpoint.ts";
import { keepRun } from "./keep-run.ts";
import type { SeenFleets } from "./keep-run.ts";
import { asJson, removeOthers } from "./keep-update.ts";
import type { EndpointFailure, EndpointParts } from "./schema.ts";
import type { Pass } from "./start-pass.ts";
import type { PassUpdate } from "./update-of-pass.ts";
import { writePass } from "./write-pass.ts";

/** An event about the endpoint of a pass. */
const about = ({ endpoint }: Pass, event: Pick<NewEvent, "name" | "before" | "after">): NewEvent => ({
  ...event,
  ...aboutEndpoint(endpoint),
});

interface Seen {
  endpoint: EndpointDescription | null;
  /** Null where it was not looked at, or there is none. */
  component?: ComponentDescription | null;
}

/** Writes down what AWS says of the endpoint now, and what it costs from here on; null: AWS knows none. */
export async function keepSeen(
  context: JobContext,
  pass: Pass,
  { endpoint: found, component }: Seen,
): Promise<void> {
  const { endpoint } = pass;
  const status = found?.status ?? null;
  const seen = {
    status,
    failureReason: found === null ? endpoint.failureReason : reasonOf(found),
    ...componentSeen(found, component ?? null),
    ...(found && { arn: found.arn, configName: found.configName, awsCreatedAt: new Date(found.createdAt) }),
    instances: found === null ? endpoint.instances : instancesOf(found, endpoint.instances),
    seenAt: new Date(),
    ...(status !== endpoint.status && { statusSince: new Date() }),
  };
  const also = async (transaction: Transaction) => {
    await keepRun(transaction, endpoint, found && fleetsSeen(pass, found));
    if (status === endpoint.status) return;
    const after = { status, ...(found?.failureReason && { reason: found.failureReason }) };
    const before = { status: endpoint.status };
    await appendEvent(transaction, context, about(pass, { name: "endpoint.status-changed", before, after }));
  };
  await writePass(context, pass, { data: seen, also });
}

// AWS goes on telling why an update failed after it was rolled back; the endpoint itself did not fail.
const reasonOf = ({ status, failureReason }: EndpointDescription): string | null =>
  status === "InService" ? null : failureReason;

function componentSeen(
  endpoint: EndpointDescription | null,
  found: ComponentDescription | null,
): Pick<Prisma.EndpointUncheckedUpdateManyInput, "component"> {
  if (endpoint === null) return { component: Prisma.DbNull };
  if (found === null) return {};
  const { name, status, failureReason, currentCopies, desiredCopies } = found;
  return { component: { name, status, failureReason, currentCopies, desiredCopies } };
}

/** As AWS describes its variants; before they first serve it does not. */
function instancesOf({ variants }: EndpointDescription, known: number | null): number | null {
  const counts = variants.flatMap(
    ({ currentInstances, desiredInstances }) => currentInstances ?? desiredInstances ?? [],
  );
  return counts.length === 0 ? known : counts.reduce((total, count) => total + count, 0);
}

/** The configuration tells the type: until an update has ended, the endpoint has instances of the one before. */
function fleetsSeen({ calls, update, endpoint }: Pass, found: EndpointDescription): SeenFleets {
  const { instanceType, instances } = endpoint;
  const configured =
    configuredBy([calls, update?.previous.calls], found.configName) ??
    found.variants.map(({ name }) => ({ name, instanceType, instances }));
  return {
    status: found.status,
    createdAt: new Date(found.createdAt),
    changedAt: new Date(found.changedAt),
    fleets: fleetsOf(found, configured),
  };
}

/** Remembers what the endpoint uses, before anything that names it is deleted. */
export async function keepParts(context: JobContext, pass: Pass, used: EndpointParts): Promise<void> {
  const parts = {
    configurations: union(pass.parts.configurations, used.configurations),
    models: union(pass.parts.models, used.models),
  };
  await writePass(context, pass, { data: { parts } });
}

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

/** The endpoint serves: its request ends well. One that served before is looked at every minute, and not written. */
export async function keepReady(context: JobContext, pass: Pass, arn: string): Promise<void> {
  const { requestId, readyAt, failure } = pass.endpoint;
  if (readyAt !== null && failure === null) return;
  await writePass(context, pass, {
    data: { failure: Prisma.DbNull, readyAt: readyAt ?? new Date() },
    also: async (transaction) => {
      if (requestId !== null) await settleRequestOf(transaction, context, { requestId, arn });
    },
  });
}

/**
 * It could not be made or started. What was never ready is taken away whole, so that nothing is forgotten; what
 * once served keeps its configuration and model.
 */
export async function keepFailure(context: JobContext, pass: Pass, failure: EndpointFailure): Promise<void> {
  const { requestId } = pass.endpoint;
  const request =
    requestId === null ? null : await context.database.request.findUnique({ where: { id: requestId } });
  const wish = request?.state === "active" ? "stopped" : "deleted";
  const after = { cause: failure.cause, awsCode: failure.awsCode };
  await writePass(context, pass, {
    data: { failure, wish, wishedAt: new Date() },
    also: async (transaction) => {
      if (requestId !== null) await failRequestOf(transaction, context, { requestId, failure });
      await appendEvent(transaction, context, about(pass, { name: "endpoint.failed", after }));
      // Of one that was never there the request tells.
      if (wish === "deleted") return;
      const told = { kind: "endpoint.failed", facts: { reason: failure.title } } as const;
      const occasion = `attempt ${pass.attempt}`;
      await tellOfEndpoint(transaction, context, { ...told, id: pass.endpoint.id, occasion });
    },
  });
}

/** Nothing runs any more; configuration and model wait for the next start. */
export async function keepStopped(context: JobContext, pass: Pass): Promise<void> {
  const { update, endpoint } = pass;
  await writePass(context, pass, {
    data: {
      status: null,
      readyAt: null,
      ...noUpdate,
      ...(update && (await asBefore(context, pass, update))),
    },
    also: async (transaction) => {
      await endUpdate(transaction, context, endpoint);
      await appendEvent(transaction, context, about(pass, { name: "endpoint.stopped" }));
    },
  });
}

/** Nothing of it is left in AWS, but for models that something else uses. */
export async function keepGone(
  context: JobContext,
  pass: Pass,
  kept: readonly { model: string; usedBy: string }[],
): Promise<void> {
  const after = kept.length === 0 ? {} : { kept: kept.map(({ model, usedBy }) => `${model}: ${usedBy}`) };
  await writePass(context, pass, {
    data: { status: null, goneAt: new Date(), ...noUpdate },
    also: async (transaction) => {
      await endUpdate(transaction, context, pass.endpoint);
      await appendEvent(transaction, context, about(pass, { name: "endpoint.deleted", after }));
    },
  });
}

const noUpdate = {
  updateRequestId: null,
  updateSent: Prisma.DbNull,
  previous: Prisma.DbNull,
  component: Prisma.DbNull,
} as const;

/** What an endpoint that was stopped while it was updated is started as: what it was before, with those parts only. */
async function asBefore(
  context: JobContext,
  pass: Pass,
  { requestId, previous, failure }: PassUpdate,
): Promise<Prisma.EndpointUncheckedUpdateManyInput> {
  // One that goes back has been written as it was already.
  const calls = failure === null ? previous.calls : (pass.calls ?? previous.calls);
  const parts = await removeOthers(context, pass, calls);
  if (failure !== null) return { parts: { ...parts } };
  return {
    spec: previous.spec ?? Prisma.DbNull,
    calls: asJson(calls),
    generation: previous.generation,
    parts: { ...parts },
    updateFailure: { ...wentMeanwhile, requestId, at: new Date().toISOString() },
  };
}

/** An update that was under way when the endpoint went does not stay under way for ever. */
async function endUpdate(
  transaction: Transaction,
  context: JobContext,
  { updateRequestId: requestId }: Pass["endpoint"],
): Promise<void> {
  if (requestId !== null) await failRequestOf(transaction, context, { requestId, failure: wentMeanwhile });
}

const wentMeanwhile: EndpointFailure = {
  code: "conflict",
  awsCode: "",
  title: "The endpoint went meanwhile",
  cause: "Somebody stopped or deleted the endpoint while it was being updated.",
  remedy: "Start it, or ask for a new one; then ask for the update again.",
};
