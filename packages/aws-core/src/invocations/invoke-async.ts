import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { InvokeEndpointAsyncCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError, isPassing, translateAwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { below, readS3Address } from "../objects/s3-address.ts";

export interface AsyncCall {
  endpoint: string;
  body: string;
  contentType: string;
  /** Folder in S3 that the body is put into; the execution role must be able to read it. */
  inputFolder: string;
  signal?: AbortSignal;
}

/** How long to wait for an answer, and how often to look; milliseconds. */
export interface AsyncPatience {
  deadlineMs: number;
  /** The first pause; each is half as long again as the one before, up to ten times the first. */
  firstPauseMs: number;
}

export const defaultPatience: AsyncPatience = { deadlineMs: 600_000, firstPauseMs: 500 };

/** What happens to a queued call. Times are milliseconds since it was queued. */
export type AsyncEvent =
  | {
      type: "queued";
      inferenceId: string;
      /** Addresses in S3; where answers of failures go is null when the endpoint has no such place. */
      input: string;
      output: string;
      failure: string | null;
    }
  | { type: "waiting"; waitedMs: number }
  | { type: "answered"; body: string; contentType: string; waitedMs: number };

type Clients = Pick<AwsClients, "s3" | "sagemakerRuntime">;

/**
 * Calls an asynchronous endpoint once: puts the body into S3, queues the call, and looks for its answer until it is
 * there, the deadline has passed, or the caller goes. What was put into S3 stays there: the queue may still need it.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-invoke-endpoint.html
 *
 * @throws AwsError `denied` before anything is queued when the bucket is closed; `ModelError` with the words of a
 * failure; `AsyncAnswerMissing` at the deadline; `aborted`
 */
export async function* invokeAsync(
  clients: Clients,
  call: AsyncCall,
  patience: AsyncPatience = defaultPatience,
): AsyncGenerator<AsyncEvent> {
  const { signal } = call;
  const input = below(call.inputFolder, `${randomUUID()}.json`);
  // Before the call costs anything: whoever may not look here would wait in vain.
  await readObject(clients, input, signal);
  await writeInput(clients, input, call);
  const queued = await queue(clients, input, call);
  yield queued;
  const began = performance.now();
  const waited = (): number => Math.round(performance.now() - began);
  let pauseMs = patience.firstPauseMs;
  for (;;) {
    const outcome = await readOutcome(clients, queued, signal).catch(nothingYet);
    if (outcome !== undefined) return yield { type: "answered", ...outcome, waitedMs: waited() };
    if (waited() >= patience.deadlineMs) throw answerMissing(queued, waited());
    yield { type: "waiting", waitedMs: waited() };
    await pauseFor(Math.min(pauseMs, Math.max(0, patience.deadlineMs - waited())), signal);
    pauseMs = Math.min(pauseMs * 1.5, patience.firstPauseMs * 10);
  }
}

type Queued = Extract<AsyncEvent, { type: "queued" }>;

async function writeInput(
  { s3 }: Clients,
  address: string,
  { body, contentType, signal }: AsyncCall,
): Promise<void> {
  const { bucket, key } = readS3Address(address);
  const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType });
  await callAws("PutObject", () => s3.send(command, optionsOf(signal)));
}

async function queue({ sagemakerRuntime }: Clients, input: string, call: AsyncCall): Promise<Queued> {
  const { endpoint, contentType, signal } = call;
  const command = new InvokeEndpointAsyncCommand({
    EndpointName: endpoint,
    InputLocation: input,
    ContentType: contentType,
    Accept: "application/json",
  });
  const answer = await callAws("InvokeEndpointAsync", () =>
    sagemakerRuntime.send(command, optionsOf(signal)),
  );
  return {
    type: "queued",
    inferenceId: answer.InferenceId ?? "",
    input,
    output: answer.OutputLocation ?? "",
    failure: answer.FailureLocation ?? null,
  };
}

interface Content {
  body: string;
  contentType: string;
}

/** The answer; undefined while there is none. Throws the failure, if that is what came. */
async function readOutcome(
  clients: Clients,
  { output, failure }: Queued,
  signal: AbortSignal | undefined,
): Promise<Content | undefined> {
  const answer = await readObject(clients, output, signal);
  if (answer !== undefined || failure === null) return answer;
  const failed = await readObject(clients, failure, signal);
  if (failed === undefined) return undefined;
  const details = { code: "invalid", awsCode: "ModelError", operation: "InvokeEndpointAsync" } as const;
  throw new AwsError(failed.body, { ...details, cause: undefined });
}

/** A hiccup while looking is no outcome: the call is in the queue all the same. */
function nothingYet(error: unknown): undefined {
  if (!(error instanceof AwsError) || !isPassing(error)) throw error;
}

/** What lies at an address; undefined for nothing. */
async function readObject(
  { s3 }: Clients,
  address: string,
  signal: AbortSignal | undefined,
): Promise<Content | undefined> {
  const { bucket, key } = readS3Address(address);
  try {
    const { Body, ContentType } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      optionsOf(signal),
    );
    return { body: (await Body?.transformToString()) ?? "", contentType: ContentType ?? "" };
  } catch (thrown) {
    const error = translateAwsError(thrown, "GetObject");
    if (error.awsCode === "NoSuchKey") return undefined;
    throw error;
  }
}

function answerMissing({ output, failure }: Queued, waitedMs: number): AwsError {
  const places = failure === null ? output : `${output} or ${failure}`;
  const message = `After ${Math.round(waitedMs / 1000)} seconds there is nothing at ${places}.`;
  const details = { code: "timeout", awsCode: answerMissingCode, operation: "InvokeEndpointAsync" } as const;
  return new AwsError(message, { ...details, cause: undefined });
}

/** The name of the error that no answer came in time; none of AWS's own. */
export const answerMissingCode = "AsyncAnswerMissing";

async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(milliseconds, undefined, optionsForTimer(signal));
  } catch (error) {
    throw translateAwsError(error, "InvokeEndpointAsync");
  }
}

const optionsForTimer = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

const optionsOf = (signal: AbortSignal | undefined) => (signal ? { abortSignal: signal } : {});
