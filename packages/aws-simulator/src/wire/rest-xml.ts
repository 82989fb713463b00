import { xmlCodec } from "./body-codec.ts";
import { errorStatus } from "./protocol.ts";
import type { Protocol, ServiceFacts } from "./protocol.ts";
import { restProtocol } from "./rest-protocol.ts";
import type { OperationSchema } from "./schema.ts";
import { xmlText } from "./xml-text.ts";

/** aws.protocols#restXml with S3's bare `<Error>` document. */
export function restXml(operations: OperationSchema[], facts: ServiceFacts): Protocol {
  return {
    ...restProtocol(operations, xmlCodec(facts.xmlNamespace)),
    writeError: ({ error, schema, requestId }) => ({
      status: errorStatus(error, schema),
      headers: { "content-type": "application/xml" },
      body: Buffer.from(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${xmlText(error.code)}</Code>` +
          `<Message>${xmlText(error.message)}</Message><RequestId>${requestId}</RequestId></Error>`,
      ),
    }),
  };
}
