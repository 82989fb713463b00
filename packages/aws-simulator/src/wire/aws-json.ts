import { gunzipSync } from "node:zlib";
import { AwsError } from "./aws-error.ts";
import { jsonCodec } from "./body-codec.ts";
import { errorStatus } from "./protocol.ts";
import type { Protocol, ServiceFacts } from "./protocol.ts";
import type { OperationSchema } from "./schema.ts";
import type { WireRequest } from "./wire-message.ts";

/** aws.protocols#awsJson1_0 and 1_1: POST / with `X-Amz-Target: <prefix>.<Operation>`. */
export function awsJson(operations: OperationSchema[], facts: ServiceFacts): Protocol {
  const contentType = facts.protocol.endsWith("1_0")
    ? "application/x-amz-json-1.0"
    : "application/x-amz-json-1.1";
  const codec = jsonCodec({ contentType, jsonNames: false });
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return {
    match(request) {
      const [prefix, name] = splitTarget(request.headers["x-amz-target"]);
      const operation = prefix === facts.serviceTarget ? byName.get(name) : undefined;
      return operation && { operation, labels: {} };
    },
    readInput: async (request, { operation }) => codec.read(operation.input, inflated(request)),
    writeOutput: ({ operation, output }) => ({
      status: 200,
      headers: { "content-type": contentType },
      body: codec.write({ shape: operation.output, members: memberNames(operation), value: output }),
    }),
    writeError: ({ error, schema }) => ({
      status: errorStatus(error, schema),
      headers: {
        "content-type": contentType,
        ...(facts.awsQueryCompatible && {
          "x-amzn-query-error": `${schema?.queryCode ?? error.code};Sender`,
        }),
      },
      body: Buffer.from(JSON.stringify({ __type: error.code, message: error.message, ...error.members })),
    }),
  };
}

const longestBody = 64 * 1024 * 1024;

/** Clients compress large bodies of operations that allow it, such as PutMetricData. */
function inflated({ headers, body }: WireRequest): Buffer {
  if (headers["content-encoding"] !== "gzip") return body;
  try {
    return gunzipSync(body, { maxOutputLength: longestBody });
  } catch {
    throw new AwsError("SerializationException", "Unable to decompress the request body");
  }
}

function splitTarget(target = ""): [string, string] {
  const dot = target.lastIndexOf(".");
  return [target.slice(0, Math.max(dot, 0)), target.slice(dot + 1)];
}

const memberNames = (operation: OperationSchema): string[] =>
  [...operation.output.structIterator()].map(([name]) => name);
