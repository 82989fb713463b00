// The SDK's own codecs, used from the server's side.
import { XmlCodec } from "@aws-sdk/core/protocols";
import { JsonCodec2 } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "@smithy/core/serde";
import { AwsError } from "./aws-error.ts";
import { isMembers } from "./members.ts";
import type { Members } from "./members.ts";
import { structureLike } from "./schema.ts";

/** A structure to write: only the named members; `rootName` names the root element in XML. */
export type Document = { shape: NormalizedSchema; members: string[]; value: Members; rootName?: string };

/** Reads and writes a structure as a message body. */
export type BodyCodec = {
  contentType: string;
  /** Throws `AwsError` SerializationException. */
  read(shape: NormalizedSchema, body: Uint8Array): Promise<Members>;
  write(document: Document): Uint8Array;
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the codecs use only these four of a client's many functions
const serdeContext = {
  base64Encoder: toBase64,
  base64Decoder: fromBase64,
  utf8Encoder: toUtf8,
  utf8Decoder: fromUtf8,
} as Parameters<JsonCodec2["setSerdeContext"]>[0];

/** JSON bodies. Timestamps are epoch seconds unless the schema says otherwise (AWS's rule for restJson1 and awsJson1.x). */
export function jsonCodec(options: { contentType: string; jsonNames: boolean }): BodyCodec {
  const codec = new JsonCodec2({
    timestampFormat: { useTrait: true, default: 7 },
    jsonName: options.jsonNames,
  });
  codec.setSerdeContext(serdeContext);
  return {
    contentType: options.contentType,
    async read(shape, body) {
      const text = Buffer.from(body).toString("utf8");
      if (text.trim() === "") return {};
      const parsed = parseJson(text);
      return asMembers(await codec.createDeserializer().read(shape, JSON.stringify(parsed)));
    },
    write({ shape, members, value }) {
      const serializer = codec.createSerializer();
      serializer.write(structureLike(shape, "Body", members), value);
      const { buffer, byteOffset, byteLength } = serializer.flush();
      return new Uint8Array(buffer, byteOffset, byteLength);
    },
  };
}

/** XML bodies of rest-xml and, inside their envelope, of Query answers. Timestamps are ISO 8601. */
export function xmlCodec(xmlNamespace: string): BodyCodec {
  const settings = { timestampFormat: { useTrait: true, default: 5 as const }, httpBindings: true };
  const codec = new XmlCodec({ ...settings, xmlNamespace, serviceNamespace: "" });
  codec.setSerdeContext(serdeContext);
  return {
    contentType: "application/xml",
    async read(shape, body) {
      try {
        return asMembers(await codec.createDeserializer().read(shape, Buffer.from(body).toString("utf8")));
      } catch {
        throw new AwsError(
          "MalformedXML",
          "The XML you provided was not well-formed or did not validate against our published schema",
        );
      }
    },
    write({ shape, members, value, rootName }) {
      if (members.length === 0) return new Uint8Array();
      const serializer = codec.createSerializer();
      serializer.write(
        structureLike(
          shape,
          rootName ?? shape.getMergedTraits().xmlName ?? shape.getName() ?? "Answer",
          members,
        ),
        value,
      );
      return Buffer.from(serializer.flush());
    },
  };
}

function parseJson(text: string): Members {
  try {
    return asMembers(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof AwsError) throw cause;
    throw new AwsError("SerializationException", "Unable to parse the request body as JSON");
  }
}

function asMembers(value: unknown): Members {
  if (isMembers(value)) return value;
  throw new AwsError("SerializationException", "Start of structure or map found where not expected");
}
