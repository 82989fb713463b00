import { codeByName, codeByStatus, type AwsErrorCode } from "./error-codes.ts";

export interface AwsErrorDetails {
  code: AwsErrorCode;
  /** The name AWS gave the error, such as `ThrottlingException`. */
  awsCode: string;
  /** The API operation that was called, such as `GetInferenceProfile`. */
  operation: string;
  requestId?: string | undefined;
  cause: unknown;
}

/** The only error this package throws for a refused or failed AWS call; `message` is what AWS said. */
export class AwsError extends Error {
  readonly code: AwsErrorCode;
  readonly awsCode: string;
  readonly operation: string;
  readonly requestId: string | undefined;

  constructor(message: string, { code, awsCode, operation, requestId, cause }: AwsErrorDetails) {
    super(message, { cause });
    this.name = "AwsError";
    this.code = code;
    this.awsCode = awsCode;
    this.operation = operation;
    this.requestId = requestId;
  }
}

const passing = new Set<AwsErrorCode>(["throttled", "unavailable", "timeout", "not-ready"]);

/** Whether the same call may succeed later with nothing changed; a refusal stays one. */
export function isPassing({ code }: AwsError): boolean {
  return passing.has(code);
}

/**
 * Puts an error thrown by the SDK into our words; an `AwsError` is returned as it is.
 *
 * @param operation the API operation that was called, such as `ListInferenceProfiles`
 */
export function translateAwsError(error: unknown, operation: string): AwsError {
  if (error instanceof AwsError) return error;
  const facts = readFacts(error);
  const code = codeByName[facts.nodeCode] ?? codeByName[facts.awsCode] ?? codeByStatus(facts.status);
  const { awsCode, requestId } = facts;
  return new AwsError(facts.message, { code, awsCode, operation, requestId, cause: error });
}

interface ErrorFacts {
  awsCode: string;
  nodeCode: string;
  message: string;
  requestId: string | undefined;
  status: number | undefined;
}

function readFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return {
      awsCode: "Unknown",
      nodeCode: "",
      message: String(error),
      requestId: undefined,
      status: undefined,
    };
  }
  const metadata = readObject(error, "$metadata");
  return {
    awsCode: error.name,
    nodeCode: readString(error, "code") ?? "",
    message: error.message || `AWS answered ${error.name} without a message.`,
    requestId: readString(metadata, "requestId"),
    status: readNumber(metadata, "httpStatusCode"),
  };
}

function readObject(holder: object, key: string): object {
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "object" && value !== null ? value : {};
}

function readString(holder: object, key: string): string | undefined {
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" ? value : undefined;
}

function readNumber(holder: object, key: string): number | undefined {
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "number" ? value : undefined;
}
