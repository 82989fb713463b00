import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { z } from "zod";
import { multiLine, singleLine } from "../operation/text.ts";
import { CostView } from "./terms.ts";

/** An endpoint that somebody asks for, and why. */
export const EndpointSpec = z.strictObject({
  connectionId: z.uuid("Choose an account."),
  deployment: DeploymentSpec,
  purpose: singleLine(200),
  /** Hours after which it is deleted, counted from the approval; null: stays. */
  hoursToLive: z.int().min(1).max(8760).nullable().default(null),
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
  justification: multiLine(2000).default(""),
});
export type EndpointSpec = z.output<typeof EndpointSpec>;

/** Every call that makes the endpoint, field by field, in the order in which they are sent. */
export const DeploymentCall = z.strictObject({
  operation: z.literal("CreateEndpoint"),
  accountId: z.string(),
  region: z.string(),
  input: z.record(z.string(), z.json()),
});

/** An endpoint in service as it is to become, and why. */
export const EndpointUpdateSpec = z.strictObject({
  endpointId: z.uuid("Choose an endpoint."),
  deployment: DeploymentSpec,
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
  justification: multiLine(2000).default(""),
});
export type EndpointUpdateSpec = z.output<typeof EndpointUpdateSpec>;

export const EndpointPlan = z.strictObject({
  call: DeploymentCall,
  cost: CostView,
  /** Micro-dollars an hour of all instances, a decimal string; null when no price is known. */
  hourlyMicrodollars: z.string().nullable(),
  image: z.string(),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      verdict: z.enum(["ok", "warn", "blocked", "unknown"]),
      what: z.string(),
      why: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
});
export type EndpointPlan = z.infer<typeof EndpointPlan>;

/** A field that differs, such as `instances.count`; null: it has no value. */
export const FieldChange = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

export const EndpointUpdatePlan = EndpointPlan.extend({
  call: DeploymentCall.extend({ operation: z.literal("UpdateEndpoint") }),
  /** What differs from now. */
  changes: z.array(FieldChange),
  /** Micro-dollars an hour of what serves now, a decimal string; null when no price is known. */
  hourlyBefore: z.string().nullable(),
  /** The calls in the order in which they are sent. */
  sends: z.array(z.strictObject({ operation: z.string(), input: z.record(z.string(), z.json()) })),
});
export type EndpointUpdatePlan = z.infer<typeof EndpointUpdatePlan>;
