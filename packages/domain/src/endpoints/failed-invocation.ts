import { randomUUID } from "node:crypto";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { explainInvocation } from "@quarry/aws-core/invocations/explain-invocation";
import { z } from "zod";
import type { KnownContext } from "../operation/context.ts";
import type { InvocationFailed } from "./invocation-schema.ts";

/**
 * The last event of a call that failed. Containers quote what they were asked in their refusals, so messages go
 * to the caller and never into the log.
 */
export function failedInvocation(
  error: unknown,
  { logger, requestId }: Pick<KnownContext, "logger" | "requestId">,
): InvocationFailed {
  if (!(error instanceof AwsError)) {
    const reference = requestId || randomUUID();
    logger.error({ ...whereFrom(error), requestId: reference }, "a call of an endpoint failed unexpectedly");
    return { ...ourFault, ...unanswered, remedy: quote(reference), requestId: reference };
  }
  const { awsCode, code, message } = error;
  logger.warn({ awsCode, awsRequestId: error.requestId, requestId }, "a call of an endpoint failed");
  return {
    type: "failed",
    code,
    ...explained(error),
    ...statusesOf(error),
    message,
    requestId: error.requestId ?? null,
  };
}

const ourFault = {
  type: "failed",
  code: "internal",
  title: "The call failed on our side",
  cause: "It has been logged.",
  message: null,
  isPassing: false,
} as const;
const unanswered = { status: null, containerStatus: null };
const quote = (reference: string) => `Try again; quote the request id ${reference} when you report it.`;

/** An error's name and place without its message, which may quote the call. */
function whereFrom(error: unknown) {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { errorName: error.name, frames };
}

type Explained = Pick<InvocationFailed, "title" | "cause" | "remedy" | "isPassing">;

// Calls of a queue go through S3, whose refusals mean something else there.
const ofQueues = /^(?:PutObject|GetObject|InvokeEndpointAsync)$/;
// SageMaker tells of endpoints, components and containers by these; other errors are those of any AWS call.
const ofEndpoints = /^(?:ModelError|ModelStreamError|ValidationError)$/;

function explained(error: AwsError): Explained {
  const { ruleId, title, remedy, passing } = explainInvocation(error);
  const isKnown = ruleId !== "unknown";
  const isTold = error.code === "timeout" || ofQueues.test(error.operation);
  if (ofEndpoints.test(error.awsCode) || (isKnown && isTold)) {
    return { title, cause: error.message, remedy, isPassing: passing };
  }
  const { title: heading, cause, remedy: advice } = explainAwsError(error);
  return { title: heading, cause, remedy: advice, isPassing: isPassing(error) };
}

const Statuses = z.object({
  $metadata: z.object({ httpStatusCode: z.int().optional() }),
  OriginalStatusCode: z.int().optional(),
});

/** The SDK hangs both on its errors; a complaint of status 200 and a lost connection have none. */
function statusesOf({ cause }: AwsError) {
  const { data } = Statuses.safeParse(cause);
  return {
    status: data?.$metadata.httpStatusCode ?? null,
    containerStatus: data?.OriginalStatusCode ?? null,
  };
}
