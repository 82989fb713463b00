// The schemas that every @aws-sdk/client-* exports, read with the SDK's own NormalizedSchema.
import { NormalizedSchema } from "@smithy/core/schema";

export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** What the codecs take to write. */
export type StructureSchema = [3, string, string, number, string[], NormalizedSchema[]];

/** One operation of a client package: its name, HTTP binding and shapes. */
export type OperationSchema = {
  name: string;
  /** Absent for services that do not bind operations to paths. */
  http: { method: string; uri: string; status: number } | undefined;
  input: NormalizedSchema;
  output: NormalizedSchema;
};

/** One modelled error: the HTTP status and, for Query services, the code on the wire. */
export type ErrorSchema = { status: number; queryCode: string | undefined };

const operationTag = 9;
const errorTag = -3;

/** Reads all operations from a client package's exports. */
export function operationSchemas(exports: Readonly<Record<string, unknown>>): OperationSchema[] {
  return Object.values(exports).filter(isOperation).map(toOperation);
}

/** Reads all modelled errors from a client package's exports, by name. */
export function errorSchemas(exports: Readonly<Record<string, unknown>>): Map<string, ErrorSchema> {
  return new Map(Object.values(exports).filter(isError).map(toError));
}

/** How many of a structure's members are required: the schemas list those first. */
export function requiredMemberCount(shape: NormalizedSchema): number {
  const schema: unknown = shape.getSchema();
  return Array.isArray(schema) && typeof schema[6] === "number" ? schema[6] : 0;
}

/** The same structure under another name, with a subset of its members. */
export function structureLike(shape: NormalizedSchema, name: string, members: string[]): StructureSchema {
  return [3, "quarry.simulator", name, 0, members, members.map((member) => shape.getMemberSchema(member))];
}

type StaticOperation = [9, string, string, Record<string, unknown> | number, SchemaRef, SchemaRef];
type StaticError = [-3, string, string, Record<string, unknown> | number, ...unknown[]];

const isOperation = (value: unknown): value is StaticOperation =>
  Array.isArray(value) && value[0] === operationTag && value.length >= 6;

const isError = (value: unknown): value is StaticError =>
  Array.isArray(value) && value[0] === errorTag && value.length >= 5;

function toOperation([, , name, traits, input, output]: StaticOperation): OperationSchema {
  const http = typeof traits === "object" ? traits["http"] : undefined;
  return {
    name,
    http: isHttpTrait(http) ? { method: http[0], uri: http[1], status: http[2] } : undefined,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  };
}

const isHttpTrait = (trait: unknown): trait is [string, string, number] =>
  Array.isArray(trait) && typeof trait[0] === "string" && typeof trait[1] === "string";

function toError([, , name, traits]: StaticError): [string, ErrorSchema] {
  const known: Record<string, unknown> = typeof traits === "object" ? traits : {};
  const query = known["awsQueryError"];
  const status = known["httpError"];
  const fallback = known["error"] === "server" ? 500 : 400;
  return [
    name,
    {
      status: typeof status === "number" ? status : fallback,
      queryCode: Array.isArray(query) && typeof query[0] === "string" ? query[0] : undefined,
    },
  ];
}
