import { jsonCodec } from "./body-codec.ts";
import { errorStatus } from "./protocol.ts";
import type { Protocol } from "./protocol.ts";
import { restProtocol } from "./rest-protocol.ts";
import type { OperationSchema } from "./schema.ts";

/** aws.protocols#restJson1, as bedrock, bedrock-runtime and sagemaker-runtime speak it. */
export function restJson(operations: OperationSchema[]): Protocol {
  return {
    ...restProtocol(operations, jsonCodec({ contentType: "application/json", jsonNames: true })),
    writeError: ({ error, schema }) => ({
      status: errorStatus(error, schema),
      headers: { "content-type": "application/json", "x-amzn-errortype": error.code },
      body: Buffer.from(JSON.stringify({ message: error.message, ...error.members })),
    }),
  };
}
