// What the simulator keeps of SageMaker's hosting. Rows are plain JSON; times are ISO 8601.
import type {
  CreateEndpointConfigInput,
  CreateModelInput,
  DeploymentConfig,
  EndpointStatus,
  InferenceComponentDeploymentConfig,
  InferenceComponentSpecification,
  InferenceComponentStatus,
} from "@aws-sdk/client-sagemaker";
import type { World } from "../../world/world.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";

/** What all four kinds of resources have. */
export type NamedRow = { name: string; createdAt: string; tags: Record<string, string> };

/** A model as it was asked for, tags apart. */
export type ModelRow = NamedRow & { request: Omit<CreateModelInput, "ModelName" | "Tags"> };

/** An endpoint configuration as it was asked for, tags apart. */
export type ConfigRow = NamedRow & { request: ConfigRequest };
export type ConfigRequest = Omit<CreateEndpointConfigInput, "EndpointConfigName" | "Tags">;

/** The instances behind one production variant. Serverless variants have none. */
export type Fleet = {
  variant: string;
  instanceType: string | undefined;
  current: number;
  desired: number;
  currentWeight: number;
  desiredWeight: number;
  images: { specified: string; resolvedAt: string }[];
};

/** A deployment: a configuration, as it was when it was taken, and its fleets. */
export type Deployment = { configName: string; config: ConfigRequest; fleets: Fleet[] };

/** Something that will have happened at a moment, unless a later call puts another plan in its place. */
export type EndpointStep =
  | { at: string; do: "log"; stream: string; message: string }
  | { at: string; do: "enter"; status: EndpointStatus; reason?: string; pending?: "adopt" | "drop" }
  | { at: string; do: "resize"; variant: string; count: number }
  | { at: string; do: "remove" };

export type EndpointRow = NamedRow & {
  modifiedAt: string;
  status: EndpointStatus;
  failureReason: string | undefined;
  deployment: Deployment;
  /** What an update is moving to. */
  pending: (Deployment & { startedAt: string }) | undefined;
  /** Whether it ever was in service: before that AWS does not describe variants. */
  hasServed: boolean;
  lastDeploymentConfig: DeploymentConfig | undefined;
  agenda: EndpointStep[];
};

export type ComponentStep =
  | { at: string; do: "log"; stream: string; message: string }
  | { at: string; do: "enter"; status: InferenceComponentStatus; reason?: string; copies: number }
  | { at: string; do: "remove" };

export type ComponentRow = NamedRow & {
  modifiedAt: string;
  endpointName: string;
  variant: string;
  status: InferenceComponentStatus;
  failureReason: string | undefined;
  specification: InferenceComponentSpecification;
  /** The specification that an update is moving to. */
  nextSpecification: InferenceComponentSpecification | undefined;
  lastDeploymentConfig: InferenceComponentDeploymentConfig | undefined;
  currentCopies: number;
  desiredCopies: number;
  agenda: ComponentStep[];
};

export const modelTable = defineTable<ModelRow>("sagemaker.models");
export const configTable = defineTable<ConfigRow>("sagemaker.endpoint-configs");
export const endpointTable = defineTable<EndpointRow>("sagemaker.endpoints");
export const componentTable = defineTable<ComponentRow>("sagemaker.inference-components");

export type Kind = "model" | "endpoint-config" | "endpoint" | "inference-component";

/** The ARN of a resource. */
export const resourceArn = (kind: Kind, name: string, { account, region }: Scope): string =>
  `arn:aws:sagemaker:${region}:${account}:${kind}/${name}`;

/** Whether reads see a new resource yet (eventual consistency). */
export function isVisible({ clock, settings }: World, { createdAt }: NamedRow): boolean {
  return clock.now().getTime() - Date.parse(createdAt) >= settings.consistencyDelayMs;
}

/** Components of an endpoint, whatever their state. */
export const componentsOf = (world: World, scope: Scope, endpointName: string): ComponentRow[] =>
  [...world.tables.rows(componentTable, scope).values()].filter((row) => row.endpointName === endpointName);
