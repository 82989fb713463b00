import { bringUp } from "@quarry/aws-core/deployments/bring-up";
import { NameTakenError } from "@quarry/aws-core/deployments/ownership";
import type { BringUpProgress } from "@quarry/aws-core/deployments/progress";
import { partsOf, takeDown } from "@quarry/aws-core/deployments/take-down";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { explainEndpointFailure } from "@quarry/aws-core/endpoints/explain-endpoint-failure";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { tokenOpener } from "../hub-tokens/token-opener.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { convergeJob } from "./about-endpoint.ts";
import { keepFailure, keepGone, keepParts, keepReady, keepStopped, keepSeen } from "./keep-pass.ts";
import { deploymentUpdate, keepUpdated, keepUpdateFailed, keepWentBack } from "./keep-update.ts";
import type { EndpointFailure } from "./schema.ts";
import { startPass } from "./start-pass.ts";
import type { Pass } from "./start-pass.ts";
import { watchIdle } from "./watch-idle.ts";

/** Seconds until the next look at what AWS is still at. */
const lookAgainSeconds = 5;

/**
 * Brings an endpoint one step nearer to what people want of it, and has itself called again until it is there.
 * No step is waited for: an hour of `Creating` is many short jobs, and a worker may die between or within them.
 */
export async function convergeEndpoint(
  context: JobContext,
  { endpointId }: { endpointId: string },
): Promise<void> {
  const pass = await startPass(context, endpointId);
  if (pass === null) return;
  const isThere = pass.wish === "running" ? await passUp(context, pass) : await passDown(context, pass);
  if (!isThere) await lookAgain(context, endpointId);
}

/** Leaves the next pass in the queue. */
async function lookAgain({ database, jobs }: JobContext, endpointId: string): Promise<void> {
  await database.$transaction((transaction) =>
    jobs.enqueue(transaction, { ...convergeJob(endpointId), afterSeconds: lookAgainSeconds }),
  );
}

async function passUp(context: JobContext, pass: Pass): Promise<boolean> {
  const { endpoint, connection, calls } = pass;
  if (calls === null || endpoint.requestId === null) return true;
  const clients = context.aws.clientsFor(connection, endpoint.region);
  try {
    const progress = await bringUp(clients, {
      calls,
      operationId: endpoint.requestId,
      openHubToken: tokenOpener(context, pass),
      isSettled: endpoint.readyAt !== null,
      update: deploymentUpdate(context, pass),
      signal: context.signal,
    });
    await keepSeen(context, pass, progress);
    if (progress.state === "failed") await giveUp(context, pass, failureOf(progress));
    if (progress.state === "ready") await serve(context, pass, progress.endpoint?.arn ?? "");
    return progress.state === "ready";
  } catch (error) {
    await giveUp(context, pass, refusalOf(error));
    return false;
  }
}

/** It serves as it is wanted, or again as it was before an update that failed. */
async function serve(context: JobContext, pass: Pass, arn: string): Promise<void> {
  const { update } = pass;
  if (update === null) await keepReady(context, pass, arn);
  else if (update.failure === null) await keepUpdated(context, pass, arn);
  else await keepWentBack(context, pass);
  await watchIdle(context, pass);
}

/** An update that failed leaves the endpoint as it was; anything else is taken away or stopped. */
async function giveUp(context: JobContext, pass: Pass, failure: EndpointFailure): Promise<void> {
  if (pass.update === null) await keepFailure(context, pass, failure);
  else await keepUpdateFailed(context, pass, failure);
}

async function passDown(context: JobContext, pass: Pass): Promise<boolean> {
  const { endpoint, connection, wish } = pass;
  const { signal } = context;
  const clients = context.aws.clientsFor(connection, endpoint.region);
  const found = (await describeEndpoint(clients, endpoint.name, signal)) ?? null;
  if (found) await keepParts(context, pass, await partsOf(clients, found, signal));
  // What is gone costs nothing from now on, however long its parts take to go.
  else await keepSeen(context, pass, { endpoint: null });
  const { configurations, models } = pass.parts;
  const progress = await takeDown(clients, {
    endpoint: endpoint.name,
    found,
    configurations: wish === "deleted" ? configurations : [],
    models: wish === "deleted" ? models : [],
    operationId: endpoint.requestId,
    keepParts: wish === "stopped",
    signal,
  });
  if (found) await keepSeen(context, pass, { endpoint: progress.endpoint });
  if (progress.state === "waiting") return false;
  if (wish === "stopped") await keepStopped(context, pass);
  else await keepGone(context, pass, progress.kept);
  return true;
}

function failureOf({ step, reason }: BringUpProgress): EndpointFailure {
  const { title, cause, remedy } = explainEndpointFailure(reason ?? "");
  return { code: "failed", awsCode: "", title, cause: reason ?? `${step}: ${cause}`, remedy };
}

/** Why AWS or somebody else's resource is in the way; what may pass is thrown, so that the job is tried again. */
function refusalOf(error: unknown): EndpointFailure {
  if (error instanceof NameTakenError) return nameTaken(error);
  if (error instanceof CannotProvision) return error.failure;
  if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
  const { title, cause, remedy } = explainAwsError(error);
  return { code: error.code, awsCode: error.awsCode, title, cause, remedy };
}

function nameTaken({ kind, resource, owner }: NameTakenError): EndpointFailure {
  return {
    code: "conflict",
    awsCode: "",
    title: "The name is taken",
    cause: `AWS has ${kind === "endpoint" || kind === "endpoint configuration" ? "an" : "a"} ${kind} named ${resource} already${owner === null ? "" : `, of ${owner}`}, and it was not made for this request.`,
    remedy: "Ask again under another name. Nothing of theirs was touched.",
  };
}
