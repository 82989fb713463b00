import type { NormalizedSchema } from "@smithy/core/schema";
import { FromStringShapeDeserializer } from "@smithy/core/protocols";
import { xmlCodec } from "./body-codec.ts";
import { membersOf } from "./members.ts";
import { errorStatus } from "./protocol.ts";
import type { Protocol, ServiceFacts } from "./protocol.ts";
import type { OperationSchema } from "./schema.ts";
import type { WireRequest } from "./wire-message.ts";
import { xmlText } from "./xml-text.ts";

/** aws.protocols#awsQuery, as sts and iam speak it: a form in, XML in an envelope out. */
export function awsQuery(operations: OperationSchema[], facts: ServiceFacts): Protocol {
  const codec = xmlCodec("");
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return {
    match(request) {
      const form = readForm(request);
      const version = form.get("Version") ?? facts.version;
      const operation = version === facts.version ? byName.get(form.get("Action") ?? "") : undefined;
      return operation && { operation, labels: {} };
    },
    async readInput(request, { operation }) {
      return membersOf(readMember(operation.input, "", readForm(request)));
    },
    writeOutput({ operation, output, requestId }) {
      const members = operation.output.isUnitSchema()
        ? []
        : [...operation.output.structIterator()].map(([name]) => name);
      const result =
        members.length === 0
          ? ""
          : Buffer.from(
              codec.write({
                shape: operation.output,
                members,
                value: output,
                rootName: `${operation.name}Result`,
              }),
            ).toString();
      return {
        status: 200,
        headers: { "content-type": "text/xml" },
        body: Buffer.from(
          `<${operation.name}Response xmlns="${facts.xmlNamespace}">${result.replace(' xmlns=""', "")}` +
            `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation.name}Response>`,
        ),
      };
    },
    writeError: ({ error, schema, requestId }) => ({
      status: errorStatus(error, schema),
      headers: { "content-type": "text/xml" },
      body: Buffer.from(
        `<ErrorResponse xmlns="${facts.xmlNamespace}"><Error>` +
          `<Type>${errorStatus(error, schema) < 500 ? "Sender" : "Receiver"}</Type>` +
          `<Code>${xmlText(schema?.queryCode ?? error.code)}</Code><Message>${xmlText(error.message)}</Message>` +
          `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      ),
    }),
  };
}

const readForm = (request: WireRequest): URLSearchParams =>
  request.method === "GET" ? request.query : new URLSearchParams(request.body.toString("utf8"));

const stringSettings = { timestampFormat: { useTrait: true, default: 5 }, httpBindings: false } as const;

/** `Tags.member.1.Key=…` → `{ Tags: [{ Key: … }] }`, guided by the schema; undefined when nothing was sent. */
function readMember(schema: NormalizedSchema, key: string, form: URLSearchParams): unknown {
  if (schema.isUnitSchema()) return undefined;
  if (schema.isStructSchema()) return readStructure(schema, key, form);
  if (schema.isListSchema()) return readList(schema, key, form);
  if (schema.isMapSchema()) return readMap(schema, key, form);
  const text = form.get(key);
  return text === null ? undefined : new FromStringShapeDeserializer(stringSettings).read(schema, text);
}

function readStructure(schema: NormalizedSchema, key: string, form: URLSearchParams): unknown {
  const value: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const wireName = member.getMergedTraits().xmlName ?? name;
    const read = readMember(member, key === "" ? wireName : `${key}.${wireName}`, form);
    if (read !== undefined) value[name] = read;
  }
  return key !== "" && Object.keys(value).length === 0 ? undefined : value;
}

function readList(schema: NormalizedSchema, key: string, form: URLSearchParams): unknown {
  const item = schema.getValueSchema();
  const prefix = schema.getMergedTraits().xmlFlattened
    ? key
    : `${key}.${item.getMergedTraits().xmlName ?? "member"}`;
  const list: unknown[] = [];
  for (let position = 1; ; position += 1) {
    const read = readMember(item, `${prefix}.${position}`, form);
    if (read === undefined) return list.length === 0 && !form.has(key) ? undefined : list;
    list.push(read);
  }
}

function readMap(schema: NormalizedSchema, key: string, form: URLSearchParams): unknown {
  const prefix = schema.getMergedTraits().xmlFlattened ? key : `${key}.entry`;
  const map: Record<string, unknown> = {};
  for (let position = 1; ; position += 1) {
    const name = form.get(`${prefix}.${position}.key`);
    if (name === null) return position === 1 ? undefined : map;
    map[name] = readMember(schema.getValueSchema(), `${prefix}.${position}.value`, form);
  }
}
