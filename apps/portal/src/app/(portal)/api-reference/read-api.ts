import "server-only";
import type { OperationMeta } from "@quarry/domain/operation/operation";
import { operations } from "@quarry/domain/operations";
import { z } from "zod";
import { JsonSchema } from "./json-schema.ts";

/** One input of an operation, wherever it goes. */
export interface ApiInput {
  name: string;
  place: "path" | "query" | "body" | "form";
  isRequired: boolean;
  schema: JsonSchema;
}

/** One operation as the reference shows it. */
export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  /** The audit event it leaves; undefined for what changes nothing. */
  event: string | undefined;
  inputs: ApiInput[];
  status: string;
  answer: string;
}

export interface ApiGroup {
  noun: string;
  operations: ApiOperation[];
}

const Content = z.record(z.string(), z.object({ schema: JsonSchema.optional() }));

const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query"]),
        required: z.boolean().default(false),
        schema: JsonSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});

const ApiDocument = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** Reads the OpenAPI document into groups of operations, with the permission that each of them demands. */
export function readApi(document: unknown): ApiGroup[] {
  const { paths } = ApiDocument.parse(document);
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toOperation(method, path, operation)),
  );
  const groups = Map.groupBy(all, ({ id }) => id.split(".")[0] ?? id);
  return [...groups].map(([noun, members]) => ({ noun, operations: members }));
}

function toOperation(method: string, path: string, operation: z.infer<typeof Operation>): ApiOperation {
  const { operationId, summary, responses } = operation;
  const [status = "200", response] = Object.entries(responses)[0] ?? [];
  const { permission = "", event } = metaOf(operationId);
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    permission,
    event,
    inputs: inputsOf(operation),
    status,
    answer: Object.keys(response?.content ?? {})[0] ?? (path.endsWith(".csv") ? "text/csv" : "nothing"),
  };
}

function inputsOf({ parameters, requestBody }: z.infer<typeof Operation>): ApiInput[] {
  const form = requestBody?.content["multipart/form-data"];
  const body = form ?? requestBody?.content["application/json"];
  const { properties = {}, required = [] } = body?.schema ?? {};
  return [
    ...parameters.map(({ name, in: place, required: isRequired, schema }) => ({
      name,
      place,
      isRequired,
      schema,
    })),
    ...Object.entries(properties).map(([name, schema]) => ({
      name,
      place: form ? ("form" as const) : ("body" as const),
      isRequired: required.includes(name),
      schema,
    })),
  ];
}

type Declared = Record<
  string,
  Record<string, { "~orpc": { meta: Partial<OperationMeta> } } | undefined> | undefined
>;

/** An operation's id is its place in the table of operations. */
function metaOf(operationId: string): Partial<OperationMeta> {
  const [noun = "", verb = ""] = operationId.split(".");
  const declared: Declared = operations;
  return declared[noun]?.[verb]?.["~orpc"].meta ?? {};
}
