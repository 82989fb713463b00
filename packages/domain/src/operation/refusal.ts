import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { ORPCError, ValidationError } from "@orpc/server";
import type { Context } from "./context.ts";
import { DomainError, errorStatus } from "./domain-error.ts";
import type { ErrorCode, ErrorDetail } from "./domain-error.ts";

/** What travels with a refusal beside its code and sentence. */
export interface RefusalData {
  details: readonly ErrorDetail[];
  requestId: string;
}

const unexpected =
  "Something went wrong on our side. It has been logged; quote the request id when you report it.";

/**
 * The one translation of anything thrown into the answer a caller sees. What nobody threw on purpose is logged
 * whole and shown as one sentence, so no message of a library or of the database reaches the outside.
 */
export function refusalFor(
  error: unknown,
  context: Pick<Context, "logger" | "requestId">,
): ORPCError<string, RefusalData> {
  const { code, status, message, details } = explained(error, context);
  return new ORPCError(code, {
    status,
    message,
    data: { details, requestId: context.requestId },
    cause: error,
  });
}

/** Whether an error has been translated before. */
export function isRefusal(error: unknown): error is ORPCError<string, RefusalData> {
  return (
    error instanceof ORPCError &&
    typeof error.data === "object" &&
    error.data !== null &&
    "requestId" in error.data
  );
}

interface Explained {
  code: ErrorCode | "internal";
  status: number;
  message: string;
  details: readonly ErrorDetail[];
}

function explained(error: unknown, { logger, requestId }: Pick<Context, "logger" | "requestId">): Explained {
  if (error instanceof DomainError) return error;
  if (error instanceof AwsError) return fromAws(error);
  if (error instanceof ORPCError && error.status < 500) return fromInput(error);
  if (isHangUp(error)) {
    logger.info({ requestId }, "the caller hung up");
    return invalid("The request ended before it was whole. Send it again.", []);
  }
  if (isDatabaseDown(error)) {
    logger.error({ err: error, requestId }, "the database cannot be reached");
    return {
      code: "internal",
      status: 503,
      message: "The database cannot be reached. Try again in a moment.",
      details: [],
    };
  }
  logger.error({ err: error, requestId }, "an operation failed unexpectedly");
  return { code: "internal", status: 500, message: unexpected, details: [] };
}

function fromInput(error: ORPCError<string, unknown>): Explained {
  if (!(error.cause instanceof ValidationError)) {
    return invalid("The request could not be read. Check its form against the reference.", []);
  }
  const details = error.cause.issues.flatMap(detailsOf);
  return invalid("Some of what you sent cannot be used; see the details.", details);
}

type Issue = ValidationError["issues"][number];

function detailsOf(issue: Issue): ErrorDetail[] {
  const steps = (issue.path ?? []).map((step) => String(typeof step === "object" ? step.key : step));
  if (!("keys" in issue) || !Array.isArray(issue.keys))
    return [{ path: steps.join("."), message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...steps, String(key)].join("."),
    message: "There is no such field.",
  }));
}

function invalid(message: string, details: readonly ErrorDetail[]): Explained {
  return { code: "invalid", status: errorStatus.invalid, message, details };
}

function fromAws(error: AwsError): Explained {
  const { cause, remedy } = explainAwsError(error);
  const code = isPassing(error) ? "aws-unavailable" : "aws-refused";
  return { code, status: errorStatus[code], message: `${cause} ${remedy}`, details: [] };
}

function isHangUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node's HTTP server reports a body that broke off in these words.
  return error.name === "AbortError" || (error.message === "aborted" && codeOf(error) === "ECONNRESET");
}

function isDatabaseDown(error: unknown): boolean {
  const code = codeOf(error);
  return code === "P1001" || code === "P1017" || code === "ECONNREFUSED";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
