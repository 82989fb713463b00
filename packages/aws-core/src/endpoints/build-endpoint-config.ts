import {
  ProductionVariantInstanceType,
  type AsyncInferenceConfig,
  type CreateEndpointConfigInput,
  type ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import { inferenceAmiVersionFor } from "../images/inference-ami.ts";
import { vpcOf, type CallParts } from "./call-parts.ts";
import { chosenImage } from "./chosen-image.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";

/**
 * The input of CreateEndpointConfig: one variant. With components the variant names no model, and the
 * configuration carries role and network. What is sent to the endpoint is never captured.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export function buildEndpointConfig({ spec, names, tags }: CallParts): CreateEndpointConfigInput {
  const { network, placement } = spec;
  const forComponents = {
    ExecutionRoleArn: spec.roleArn,
    ...vpcOf(spec),
    ...(network.isolated ? { EnableNetworkIsolation: true } : {}),
  };
  return {
    EndpointConfigName: names.config,
    ProductionVariants: [variantOf({ spec, names })],
    ...(network.kmsKey === null ? {} : { KmsKeyId: network.kmsKey }),
    ...(spec.async === null ? {} : { AsyncInferenceConfig: asyncOf(spec.async) }),
    ...(placement.mode === "INFERENCE_COMPONENT_BASED" ? forComponents : {}),
    Tags: tags,
  };
}

function variantOf({ spec, names }: Omit<CallParts, "tags">): ProductionVariant {
  const { instances, placement, timeouts } = spec;
  const image = chosenImage(spec);
  const ami = "problem" in image ? undefined : inferenceAmiVersionFor(image);
  const common: ProductionVariant = {
    VariantName: names.variant,
    InstanceType: instanceTypeOf(instances.type),
    InitialInstanceCount: instances.count,
    ...(instances.volumeGb === null ? {} : { VolumeSizeInGB: instances.volumeGb }),
    ...(ami === undefined ? {} : { InferenceAmiVersion: ami }),
  };
  if (placement.mode === "INFERENCE_COMPONENT_BASED") return { ...common, ...managedOf(instances.managed) };
  return {
    ...common,
    ModelName: names.model,
    InitialVariantWeight: 1,
    ModelDataDownloadTimeoutInSeconds: timeouts.download,
    ContainerStartupHealthCheckTimeoutInSeconds: timeouts.startup,
  };
}

function managedOf(managed: DeploymentSpec["instances"]["managed"]): Partial<ProductionVariant> {
  if (managed === null) return {};
  return {
    ManagedInstanceScaling: {
      Status: "ENABLED",
      MinInstanceCount: managed.least,
      MaxInstanceCount: managed.most,
    },
  };
}

function asyncOf({
  outputPath,
  failurePath,
  concurrentPerInstance,
  successTopic,
  errorTopic,
}: NonNullable<DeploymentSpec["async"]>): AsyncInferenceConfig {
  const topics = {
    ...(successTopic === null ? {} : { SuccessTopic: successTopic }),
    ...(errorTopic === null ? {} : { ErrorTopic: errorTopic }),
  };
  return {
    ClientConfig: { MaxConcurrentInvocationsPerInstance: concurrentPerInstance },
    OutputConfig: {
      S3OutputPath: outputPath,
      ...(failurePath === null ? {} : { S3FailurePath: failurePath }),
      ...(Object.keys(topics).length === 0 ? {} : { NotificationConfig: topics }),
    },
  };
}

function instanceTypeOf(type: string): ProductionVariantInstanceType {
  const known = Object.values(ProductionVariantInstanceType).find((candidate) => candidate === type);
  if (known) return known;
  throw new Error(`${type} is no instance type of SageMaker endpoints that this version of Quarry knows.`);
}
