import type { Call } from "../server/call.ts";
import type { JournalEntry } from "../world/journal.ts";
import type { World } from "../world/world.ts";
import { awsJson } from "./aws-json.ts";
import { awsQuery } from "./aws-query.ts";
import type { Constraints } from "./constraints.ts";
import type { Members } from "./members.ts";
import type { Protocol, ServiceFacts } from "./protocol.ts";
import { restJson } from "./rest-json.ts";
import { restXml } from "./rest-xml.ts";
import { errorSchemas, operationSchemas } from "./schema.ts";
import type { ErrorSchema, OperationSchema } from "./schema.ts";

/** An input after validation: members that the schema requires are there. */
export type Checked<Input> = {
  [Key in keyof Input]: Pick<Input, Key> extends Required<Pick<Input, Key>>
    ? NonNullable<Input[Key]>
    : Input[Key];
};

/** What a call needs leave for: one IAM action on one resource (none for list actions). */
export type Access = {
  action: string;
  resource?: string;
  resourceTags?: Readonly<Record<string, string>>;
  /** The profile through which a model is reached, as `bedrock:InferenceProfileArn`. */
  throughProfile?: string;
  /** Further condition keys of this call, e.g. `iam:PassedToService`. */
  context?: Readonly<Record<string, string>>;
  /** The resource's own policy names the caller, so that no identity policy has to allow it. */
  resourceAllows?: boolean;
};

/** The behaviour of one operation; the wire around it comes from the client package's schemas. */
export type Behaviour<Input, Output> = {
  /** Writes are saved to the state file. */
  effect: "read" | "write";
  /** IAM checks, in order; the first denial is the answer. */
  access: (call: Call, input: Checked<Input>) => Access[];
  run: (call: Call, input: Checked<Input>) => Output | Promise<Output>;
};

/** A behaviour as the dispatcher sees it, its types forgotten. */
export type Operation = {
  name: string;
  effect: "read" | "write";
  access: (call: Call, input: Members) => Access[];
  run: (call: Call, input: Members) => Members | Promise<Members>;
};

/** Names a behaviour. `Input` and `Output` are the client package's own types, so that answers are checked by the compiler. */
export function operation<Input extends object, Output extends object>(
  name: string,
  behaviour: Behaviour<Input, Omit<Output, "$metadata">>,
): Operation {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name selects the schema that both types describe, and inputs are validated against it
  return { name, ...(behaviour as unknown as Omit<Operation, "name">) };
}

export type Service = {
  /** Endpoint name, e.g. `bedrock-runtime`. */
  name: string;
  /** Name in the credential scope of the Authorization header; several services may share one. */
  signingName: string;
  protocol: Protocol;
  errors: Map<string, ErrorSchema>;
  operations: Map<string, Operation>;
  constraints: Constraints;
  /** Sees every call once it is answered, or given up: for metrics. */
  observe: ((world: World, entry: JournalEntry) => void) | undefined;
  /** Brings about what is due before a call looks. */
  prepare: ((world: World) => void) | undefined;
  /** The code of a throttled call. */
  throttleCode: string;
  /** The code of a server error. */
  serverErrorCode: string;
  /** The code of an input that breaks its constraints. */
  validationCode: string;
  /** Whether such an error leaves the value out, as IAM's does. */
  hidesValues: boolean;
};

type ServiceDefinition = {
  name: string;
  signingName: string;
  /** `import * as sdk from "@aws-sdk/client-…"` */
  sdk: Readonly<Record<string, unknown>>;
  /** A client of that package; only its configuration is read. */
  client: { config: object };
  operations: Operation[];
  constraints: Constraints;
  observe?: (world: World, entry: JournalEntry) => void;
  prepare?: (world: World) => void;
  throttleCode?: string;
  serverErrorCode?: string;
  validationCode?: string;
  hidesValues?: boolean;
};

/** Binds behaviours to the wire. Throws when a behaviour names an operation that the client package does not have. */
export function defineService(definition: ServiceDefinition): Service {
  const schemas = operationSchemas(definition.sdk);
  const names = new Set(schemas.map(({ name }) => name));
  const unknown = definition.operations.find(({ name }) => !names.has(name));
  if (unknown !== undefined) throw new Error(`${definition.name} has no operation ${unknown.name}`);
  return {
    name: definition.name,
    signingName: definition.signingName,
    protocol: createProtocol(schemas, readFacts(definition.client.config)),
    errors: errorSchemas(definition.sdk),
    operations: new Map(definition.operations.map((known) => [known.name, known])),
    constraints: definition.constraints,
    observe: definition.observe,
    prepare: definition.prepare,
    throttleCode: definition.throttleCode ?? "ThrottlingException",
    serverErrorCode: definition.serverErrorCode ?? "InternalServerException",
    validationCode: definition.validationCode ?? "ValidationException",
    hidesValues: definition.hidesValues ?? false,
  };
}

function createProtocol(schemas: OperationSchema[], facts: ServiceFacts): Protocol {
  switch (facts.protocol) {
    case "aws.protocols#restJson1":
      return restJson(schemas);
    case "aws.protocols#awsJson1_0":
    case "aws.protocols#awsJson1_1":
      return awsJson(schemas, facts);
    case "aws.protocols#awsQuery":
      return awsQuery(schemas, facts);
    case "aws.protocols#restXml":
      return restXml(schemas, facts);
    default:
      throw new Error(`The simulator does not speak ${facts.protocol}`);
  }
}

type ClientConfig = {
  protocol?: { getShapeId?(): string };
  protocolSettings?: {
    version?: string;
    serviceTarget?: string;
    xmlNamespace?: string;
    awsQueryCompatible?: boolean;
  };
};

function readFacts(config: ClientConfig): ServiceFacts {
  const settings = config.protocolSettings ?? {};
  return {
    protocol: config.protocol?.getShapeId?.() ?? "",
    version: settings.version ?? "",
    serviceTarget: settings.serviceTarget ?? "",
    xmlNamespace: settings.xmlNamespace ?? "",
    awsQueryCompatible: settings.awsQueryCompatible ?? false,
  };
}
