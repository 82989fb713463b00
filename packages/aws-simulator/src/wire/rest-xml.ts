import { createHash } from "node:crypto";
import { xmlCodec } from "./body-codec.ts";
import { errorStatus } from "./protocol.ts";
import type { Protocol, ServiceFacts } from "./protocol.ts";
import { restProtocol } from "./rest-protocol.ts";
import type { OperationSchema } from "./schema.ts";
import type { WireRequest, WireResponse } from "./wire-message.ts";
import { xmlElements, xmlText } from "./xml-text.ts";

/** aws.protocols#restXml as S3 speaks it, its only service here: buckets in path or host, bare `<Error>` documents. */
export function restXml(operations: OperationSchema[], facts: ServiceFacts): Protocol {
  const rest = restProtocol(operations, xmlCodec(facts.xmlNamespace));
  return {
    ...rest,
    match: (request) => rest.match({ ...request, path: bucketInPath(request) }),
    writeOutput(answer) {
      const response = rest.writeOutput(answer);
      const identified = { ...response.headers, ...identification(answer.requestId) };
      if (answer.operation.name === "GetBucketLocation")
        return { ...response, headers: identified, body: writeLocation(answer.output, facts.xmlNamespace) };
      // A part of an object is the only partial answer there is.
      const status = identified["content-range"] === undefined ? response.status : 206;
      return { ...response, headers: identified, status };
    },
    writeError({ error, schema, requestId }): WireResponse {
      const status = error.status ?? statuses[error.code] ?? errorStatus(error, schema);
      const identified = { ...error.headers, ...identification(requestId) };
      if (status === 304) return { status, headers: identified, body: Buffer.alloc(0) };
      const { code: Code, message: Message } = error;
      const content = { Code, Message, ...error.members, RequestId: requestId, HostId: hostId(requestId) };
      return {
        status,
        headers: { ...identified, "content-type": "application/xml" },
        body: Buffer.from(`${declaration}<Error>${xmlElements(content)}</Error>`),
      };
    },
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Codes that any call may be answered with, and no schema has. */
const statuses: Readonly<Record<string, number>> = { SlowDown: 503, InternalError: 500 };

// A bucket's own name has dots, so the longest end is taken off.
const virtualHost = /^([a-z0-9][a-z0-9.-]*?)(?:\.s3(?:\.[a-z0-9-]+)?)?\.localhost(?::\d+)?$/;
const isOfService = (name: string): boolean => /^s3(?:\.[a-z0-9-]+)?$/.test(name);

/** The path with the bucket in it, also where the host names it (`bucket.localhost`, `bucket.s3.us-west-2.localhost`). */
function bucketInPath({ path, headers }: WireRequest): string {
  const host = headers["host"] ?? headers[":authority"] ?? "";
  const bucket = virtualHost.exec(host.toLowerCase())?.[1];
  return bucket === undefined || isOfService(bucket) ? path : `/${bucket}${path}`;
}

const identification = (requestId: string): Record<string, string> => ({
  "x-amz-request-id": requestId,
  "x-amz-id-2": hostId(requestId),
  server: "AmazonS3",
});

const hostId = (requestId: string): string => createHash("sha512").update(requestId).digest("base64");

/** The one answer whose root element is its only member. */
function writeLocation({ LocationConstraint }: Record<string, unknown>, namespace: string): Buffer {
  const region = typeof LocationConstraint === "string" ? xmlText(LocationConstraint) : "";
  return Buffer.from(
    `${declaration}<LocationConstraint xmlns="${xmlText(namespace)}">${region}</LocationConstraint>`,
  );
}
