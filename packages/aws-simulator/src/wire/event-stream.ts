import { EventStreamCodec } from "@smithy/core/event-streams";
import type { NormalizedSchema } from "@smithy/core/schema";
import { fromUtf8, toUtf8 } from "@smithy/core/serde";
import { AwsError } from "./aws-error.ts";
import type { BodyCodec } from "./body-codec.ts";
import { membersOf } from "./members.ts";
import type { Members } from "./members.ts";

type Headers = Parameters<EventStreamCodec["encode"]>[0]["headers"];

const frames = new EventStreamCodec(toUtf8, fromUtf8);

/**
 * Encodes union events (`{ contentBlockDelta: {…} }`) as `application/vnd.amazon.eventstream` frames.
 * An `AwsError` thrown by the events becomes an exception frame, as AWS sends it after a 200.
 */
export async function* encodeEventStream(
  union: NormalizedSchema,
  events: AsyncIterable<Members>,
  codec: BodyCodec,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const event of events) {
      const [name] = Object.keys(event);
      if (name !== undefined) yield eventFrame(union.getMemberSchema(name), membersOf(event[name]), codec);
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    yield exceptionFrame(union, error, codec);
  }
}

function eventFrame(shape: NormalizedSchema, event: Members, codec: BodyCodec): Uint8Array {
  const headers: Headers = { ":event-type": text(shape.getMemberName()), ":message-type": text("event") };
  const bodyMembers: string[] = [];
  let payload: Uint8Array | undefined;
  for (const [member, schema] of shape.structIterator()) {
    const { eventHeader, eventPayload } = schema.getMergedTraits();
    const value = event[member];
    if (eventPayload && value instanceof Uint8Array) payload = value;
    else if (eventHeader) headers[member] = text(String(value));
    else bodyMembers.push(member);
  }
  headers[":content-type"] = text(payload === undefined ? codec.contentType : "application/octet-stream");
  return frames.encode({
    headers,
    body: payload ?? codec.write({ shape, members: bodyMembers, value: event }),
  });
}

function exceptionFrame(union: NormalizedSchema, error: AwsError, codec: BodyCodec): Uint8Array {
  const name = error.code.charAt(0).toLowerCase() + error.code.slice(1);
  const known = [...union.structIterator()].find(([member]) => member === name);
  if (known === undefined) {
    const headers = {
      ":message-type": text("error"),
      ":error-code": text(error.code),
      ":error-message": text(error.message),
    };
    return frames.encode({ headers, body: new Uint8Array() });
  }
  const headers = {
    ":exception-type": text(name),
    ":message-type": text("exception"),
    ":content-type": text(codec.contentType),
  };
  const [, shape] = known;
  const members = [...shape.structIterator()].map(([member]) => member);
  return frames.encode({
    headers,
    body: codec.write({ shape, members, value: { message: error.message, ...error.members } }),
  });
}

const text = (value: string): { type: "string"; value: string } => ({ type: "string", value });
