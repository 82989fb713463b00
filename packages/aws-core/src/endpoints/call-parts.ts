import type { Tag } from "@aws-sdk/client-sagemaker";
import { findInstanceType } from "../instances/instance-types.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";
import type { ResourceNames } from "./resource-names.ts";

/** What each call of a deployment is built from. */
export interface CallParts {
  spec: DeploymentSpec;
  names: ResourceNames;
  tags: Tag[];
}

/** GPUs or Neuron devices that one copy gets: all of an instance where the model is placed directly. */
export function acceleratorsPerCopy({
  placement,
  instances,
}: Pick<DeploymentSpec, "placement" | "instances">): number {
  if (placement.mode === "INFERENCE_COMPONENT_BASED") return placement.accelerators;
  return findInstanceType(instances.type)?.accelerators?.count ?? 0;
}

/** The VPC of a deployment as the API takes it, to be spread. */
export function vpcOf({ network }: DeploymentSpec): {
  VpcConfig?: { Subnets: string[]; SecurityGroupIds: string[] };
} {
  if (network.vpc === null) return {};
  const { subnets, securityGroups } = network.vpc;
  return { VpcConfig: { Subnets: subnets, SecurityGroupIds: securityGroups } };
}
