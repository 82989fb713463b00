import type { AwsError } from "./aws-error.ts";
import type { ErrorSchema, OperationSchema } from "./schema.ts";
import type { WireRequest, WireResponse } from "./wire-message.ts";

/** One of AWS's wire protocols, seen from the server. */
export type Protocol = {
  /** The operation that a request asks for, with its path labels; undefined when it is none of ours. */
  match(request: WireRequest): MatchedOperation | undefined;
  /** Throws `AwsError` SerializationException for a body that cannot be read. */
  readInput(request: WireRequest, matched: MatchedOperation): Promise<Record<string, unknown>>;
  writeOutput(answer: {
    operation: OperationSchema;
    output: Record<string, unknown>;
    requestId: string;
  }): WireResponse;
  writeError(answer: { error: AwsError; schema: ErrorSchema | undefined; requestId: string }): WireResponse;
};

export type MatchedOperation = { operation: OperationSchema; labels: Readonly<Record<string, string>> };

/** What a client package says about its service. */
export type ServiceFacts = {
  /** E.g. `aws.protocols#restJson1`. */
  protocol: string;
  version: string;
  serviceTarget: string;
  xmlNamespace: string;
  awsQueryCompatible: boolean;
};

/** The status of an error: stated, else the schema's, else 400. */
export function errorStatus(error: AwsError, schema: ErrorSchema | undefined): number {
  return error.status ?? schema?.status ?? 400;
}
