// REST bindings, shared by rest-json and rest-xml: path labels, query, headers and payload by the schema's traits.
import { FromStringShapeDeserializer, ToStringShapeSerializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { BodyCodec } from "./body-codec.ts";
import { encodeEventStream } from "./event-stream.ts";
import { isEvents, membersOf } from "./members.ts";
import type { Members } from "./members.ts";
import type { MatchedOperation, Protocol } from "./protocol.ts";
import { compileRoute } from "./route-pattern.ts";
import type { RoutePattern } from "./route-pattern.ts";
import { requiredMemberCount } from "./schema.ts";
import type { OperationSchema } from "./schema.ts";
import type { WireRequest, WireResponse } from "./wire-message.ts";

/** Everything of a REST protocol but its error envelope. */
export function restProtocol(operations: OperationSchema[], codec: BodyCodec): Omit<Protocol, "writeError"> {
  const routes = operations.flatMap(toRoute).toSorted((left, right) => right.specificity - left.specificity);
  return {
    match(request) {
      const found = routes.flatMap((route) => {
        const labels = route.method === request.method ? route.match(request.path, request.query) : undefined;
        return labels === undefined ? [] : [{ ...route, labels }];
      });
      // CopyObject and PutObject differ only in a header that the one cannot do without.
      return (
        found.find(({ headers }) => headers.every((name) => request.headers[name] !== undefined)) ?? found[0]
      );
    },
    readInput: (request, matched) => readRestInput(request, matched, codec),
    writeOutput: ({ operation, output }) => writeRestOutput(operation, output, codec),
  };
}

type Route = RoutePattern & { operation: OperationSchema; method: string; headers: string[] };

function toRoute(operation: OperationSchema): Route[] {
  if (operation.http === undefined) return [];
  const required = [...operation.input.structIterator()]
    .slice(0, requiredMemberCount(operation.input))
    .map(([, member]) => member.getMergedTraits());
  const headers = required.flatMap(({ httpHeader }) => httpHeader?.toLowerCase() ?? []);
  // Query keys without which the input would be incomplete tell UploadPart from PutObject.
  const keys = required.flatMap(({ httpQuery }) => httpQuery ?? []);
  const pattern = compileRoute(routeTemplate(operation), keys);
  return [
    {
      operation,
      method: operation.http.method,
      headers,
      ...pattern,
      specificity: pattern.specificity + headers.length,
    },
  ];
}

/**
 * The operation's URI. A label that it lacks leads the path: S3's schemas leave the bucket to the host name,
 * and the XML protocol puts it into the path. `x-id` is sent by one client of several and tells nothing new.
 */
function routeTemplate({ http, input }: OperationSchema): string {
  const uri = (http?.uri ?? "/").replace(/\?x-id=\w+$/, "");
  const missing = [...input.structIterator()]
    .filter(([name, member]) => member.getMergedTraits().httpLabel && !uri.includes(`{${name}`))
    .map(([name]) => `/{${name}}`);
  return `${missing.join("")}${uri}`;
}

const stringSettings = { timestampFormat: { useTrait: true, default: 5 }, httpBindings: true } as const;

async function readRestInput(
  request: WireRequest,
  matched: MatchedOperation,
  codec: BodyCodec,
): Promise<Members> {
  const input: Members = {};
  const bodyMembers: string[] = [];
  for (const [name, member] of matched.operation.input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpPayload) {
      const payload = await readPayload(member, request, codec);
      if (payload !== undefined) input[name] = payload;
    } else if (traits.httpLabel) {
      input[name] = fromText(member, matched.labels[name] ?? "");
    } else if (traits.httpQuery !== undefined) {
      const values = request.query.getAll(traits.httpQuery);
      if (values.length > 0) input[name] = member.isListSchema() ? values : fromText(member, values[0] ?? "");
    } else if (traits.httpHeader !== undefined) {
      const value = request.headers[traits.httpHeader.toLowerCase()];
      if (value !== undefined) input[name] = fromText(member, value);
    } else if (traits.httpPrefixHeaders !== undefined) {
      input[name] = prefixedHeaders(request.headers, traits.httpPrefixHeaders.toLowerCase());
    } else {
      bodyMembers.push(name);
    }
  }
  if (bodyMembers.length === 0 || request.body.length === 0) return input;
  return { ...(await codec.read(matched.operation.input, request.body)), ...input };
}

async function readPayload(
  member: NormalizedSchema,
  request: WireRequest,
  codec: BodyCodec,
): Promise<unknown> {
  if (member.isBlobSchema()) return request.stored ?? request.body;
  if (member.isStringSchema()) return request.body.toString("utf8");
  return request.body.length === 0 ? undefined : codec.read(member, request.body);
}

const fromText = (member: NormalizedSchema, text: string): unknown =>
  new FromStringShapeDeserializer(stringSettings).read(member, text);

function prefixedHeaders(headers: WireRequest["headers"], prefix: string): Record<string, string> {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function writeRestOutput(operation: OperationSchema, output: Members, codec: BodyCodec): WireResponse {
  const headers: Record<string, string> = {};
  const bodyMembers: string[] = [];
  let status = operation.http?.status ?? 200;
  let payload: { member: NormalizedSchema; value: unknown } | undefined;
  for (const [name, member] of operation.output.structIterator()) {
    const traits = member.getMergedTraits();
    const value = output[name];
    if (traits.httpPayload || (member.isStreaming() && member.isStructSchema())) payload = { member, value };
    else if (traits.httpResponseCode) status = typeof value === "number" ? value : status;
    else if (traits.httpHeader === undefined && traits.httpPrefixHeaders === undefined)
      bodyMembers.push(name);
    else if (value !== undefined && value !== null) Object.assign(headers, boundHeaders(member, value));
  }
  if (payload !== undefined) return { status, ...writePayload(payload, headers, codec) };
  const body = codec.write({ shape: operation.output, members: bodyMembers, value: output });
  return { status, headers: { "content-type": codec.contentType, ...headers }, body };
}

function boundHeaders(member: NormalizedSchema, value: unknown): Record<string, string> {
  const { httpHeader, httpPrefixHeaders } = member.getMergedTraits();
  if (httpPrefixHeaders !== undefined && typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, text]) => [`${httpPrefixHeaders}${key}`.toLowerCase(), String(text)]),
    );
  }
  const serializer = new ToStringShapeSerializer(stringSettings);
  serializer.write(member, value);
  return { [(httpHeader ?? "").toLowerCase()]: serializer.flush() };
}

// What a blob member streams are bytes, not events.
const isBytes = (value: unknown): value is AsyncIterable<Uint8Array> => isEvents(value);

function writePayload(
  { member, value }: { member: NormalizedSchema; value: unknown },
  headers: Record<string, string>,
  codec: BodyCodec,
): Omit<WireResponse, "status"> {
  // Bytes that are too many to be held at once come as they are read.
  if (member.isBlobSchema() && isBytes(value)) return { headers, body: value };
  if (member.isStreaming() && isEvents(value)) {
    return {
      headers: { "content-type": "application/vnd.amazon.eventstream", ...headers },
      body: encodeEventStream(member, value, codec),
    };
  }
  if (value instanceof Uint8Array)
    return { headers: { "content-type": "application/octet-stream", ...headers }, body: value };
  if (typeof value === "string")
    return { headers: { "content-type": "text/plain", ...headers }, body: Buffer.from(value) };
  const names = [...member.structIterator()].map(([name]) => name);
  const body =
    value === undefined
      ? Buffer.alloc(0)
      : codec.write({ shape: member, members: names, value: membersOf(value) });
  return { headers: { "content-type": codec.contentType, ...headers }, body };
}
