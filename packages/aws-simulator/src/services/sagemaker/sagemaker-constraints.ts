import {
  ProductionVariantInferenceAmiVersion,
  ProductionVariantInstanceType,
} from "@aws-sdk/client-sagemaker";
import type { Constraint, Constraints } from "../../wire/constraints.ts";

const hyphenated: Constraint = { length: [0, 63], pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" };
const modelName: Constraint = { length: [0, 63], pattern: "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?" };
const componentName = modelName;
const nameContains: Constraint = { length: [0, 63], pattern: "[a-zA-Z0-9-]+" };
const roleArn: Constraint = {
  length: [20, 2048],
  pattern: "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
};
const resourceArn: Constraint = {
  length: [0, 256],
  pattern: "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+",
};
const tags: Constraint = { length: [0, 50] };
const tagText = "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)";
const tagKey: Constraint = { length: [1, 128], pattern: tagText };
const seconds: Constraint = { range: [60, 3600] };
const copies: Constraint = { range: [0, Number.MAX_SAFE_INTEGER] };
const count: Constraint = { range: [1, Number.MAX_SAFE_INTEGER] };
const instanceType: Constraint = { oneOf: Object.values(ProductionVariantInstanceType) };
const image: Constraint = { length: [0, 255], pattern: "[\\S]+" };
const s3Uri: Constraint = { length: [0, 1024], pattern: "(https|s3)://([^/]+)/?(.*)" };
const environment: Constraint = {
  length: [0, 100],
  keys: { length: [0, 1024], pattern: "[a-zA-Z_][a-zA-Z0-9_]*" },
  each: { length: [0, 1024], pattern: "[\\S\\s]*" },
};
const sortOrder: Constraint = { oneOf: ["Ascending", "Descending"] };
const byNameOrTime: Constraint = { oneOf: ["Name", "CreationTime"] };
const byAny: Constraint = { oneOf: ["Name", "CreationTime", "Status"] };
const pageSize: Constraint = { range: [1, 100] };
const endpointStatus: Constraint = {
  oneOf: [
    "OutOfService",
    "Creating",
    "Updating",
    "SystemUpdating",
    "RollingBack",
    "InService",
    "Deleting",
    "Failed",
    "UpdateRollbackFailed",
  ],
};
const componentStatus: Constraint = { oneOf: ["InService", "Creating", "Updating", "Failed", "Deleting"] };

const listing = (structure: string, sortBy: Constraint): Constraints => ({
  [`${structure}.MaxResults`]: pageSize,
  [`${structure}.NameContains`]: nameContains,
  [`${structure}.SortOrder`]: sortOrder,
  [`${structure}.SortBy`]: sortBy,
});

const named = (member: string, rule: Constraint, structures: readonly string[]): Constraints =>
  Object.fromEntries(structures.map((structure) => [`${structure}.${member}`, rule]));

/** Limits of the SageMaker API model for the operations that the simulator has. */
export const sagemakerConstraints: Constraints = {
  ...named("ModelName", modelName, [
    "CreateModelInput",
    "DescribeModelInput",
    "DeleteModelInput",
    "ProductionVariant",
    "InferenceComponentSpecification",
  ]),
  ...named("EndpointConfigName", hyphenated, [
    "CreateEndpointConfigInput",
    "DescribeEndpointConfigInput",
    "DeleteEndpointConfigInput",
    "CreateEndpointInput",
    "UpdateEndpointInput",
  ]),
  ...named("EndpointName", hyphenated, [
    "CreateEndpointInput",
    "DescribeEndpointInput",
    "UpdateEndpointInput",
    "UpdateEndpointWeightsAndCapacitiesInput",
    "DeleteEndpointInput",
    "CreateInferenceComponentInput",
  ]),
  ...named("InferenceComponentName", componentName, [
    "CreateInferenceComponentInput",
    "DescribeInferenceComponentInput",
    "UpdateInferenceComponentInput",
    "UpdateInferenceComponentRuntimeConfigInput",
    "DeleteInferenceComponentInput",
  ]),
  ...named("VariantName", hyphenated, [
    "ProductionVariant",
    "DesiredWeightAndCapacity",
    "CreateInferenceComponentInput",
  ]),
  ...named("ExecutionRoleArn", roleArn, ["CreateModelInput", "CreateEndpointConfigInput"]),
  ...named("Tags", tags, [
    "CreateModelInput",
    "CreateEndpointConfigInput",
    "CreateEndpointInput",
    "CreateInferenceComponentInput",
    "AddTagsInput",
  ]),
  ...named("ResourceArn", resourceArn, ["AddTagsInput", "ListTagsInput", "DeleteTagsInput"]),
  "DeleteTagsInput.TagKeys": { length: [1, 50], each: tagKey },
  "ListTagsInput.MaxResults": { range: [50, Number.MAX_SAFE_INTEGER] },
  "Tag.Key": tagKey,
  "Tag.Value": { length: [0, 256], pattern: tagText },
  "CreateModelInput.Containers": { length: [0, 15] },
  "ContainerDefinition.Image": image,
  "ContainerDefinition.ModelDataUrl": s3Uri,
  "ContainerDefinition.Environment": environment,
  "S3ModelDataSource.S3Uri": s3Uri,
  "VpcConfig.SecurityGroupIds": { length: [1, 5], each: { length: [0, 32], pattern: "[-0-9a-zA-Z]+" } },
  "VpcConfig.Subnets": { length: [1, 16], each: { length: [0, 32], pattern: "[-0-9a-zA-Z]+" } },
  "CreateEndpointConfigInput.ProductionVariants": { length: [1, 10] },
  "CreateEndpointConfigInput.ShadowProductionVariants": { length: [1, 10] },
  "CreateEndpointConfigInput.KmsKeyId": { length: [0, 2048], pattern: "[a-zA-Z0-9:/_-]*" },
  "ProductionVariant.InstanceType": instanceType,
  "ProductionVariant.InitialInstanceCount": count,
  "ProductionVariant.InitialVariantWeight": { range: [0, Number.MAX_SAFE_INTEGER] },
  "ProductionVariant.VolumeSizeInGB": { range: [1, 512] },
  "ProductionVariant.InferenceAmiVersion": { oneOf: Object.values(ProductionVariantInferenceAmiVersion) },
  "ProductionVariantManagedInstanceScaling.Status": { oneOf: ["ENABLED", "DISABLED"] },
  "ProductionVariantManagedInstanceScaling.MinInstanceCount": copies,
  "ProductionVariantManagedInstanceScaling.MaxInstanceCount": count,
  "ProductionVariantServerlessConfig.MemorySizeInMB": { range: [1024, 6144] },
  "ProductionVariantServerlessConfig.MaxConcurrency": { range: [1, 200] },
  ...named("ModelDataDownloadTimeoutInSeconds", seconds, [
    "ProductionVariant",
    "InferenceComponentStartupParameters",
  ]),
  ...named("ContainerStartupHealthCheckTimeoutInSeconds", seconds, [
    "ProductionVariant",
    "InferenceComponentStartupParameters",
  ]),
  "AsyncInferenceOutputConfig.S3OutputPath": { length: [0, 512], pattern: "(https|s3)://([^/])/?(.*)" },
  "AsyncInferenceClientConfig.MaxConcurrentInvocationsPerInstance": { range: [1, 1000] },
  "DesiredWeightAndCapacity.DesiredInstanceCount": copies,
  "DesiredWeightAndCapacity.DesiredWeight": { range: [0, Number.MAX_SAFE_INTEGER] },
  "UpdateEndpointWeightsAndCapacitiesInput.DesiredWeightsAndCapacities": {
    length: [1, Number.MAX_SAFE_INTEGER],
  },
  "InferenceComponentContainerSpecification.Image": image,
  "InferenceComponentContainerSpecification.ArtifactUrl": s3Uri,
  "InferenceComponentContainerSpecification.Environment": environment,
  "InferenceComponentComputeResourceRequirements.MinMemoryRequiredInMb": {
    range: [128, Number.MAX_SAFE_INTEGER],
  },
  "InferenceComponentComputeResourceRequirements.MaxMemoryRequiredInMb": {
    range: [128, Number.MAX_SAFE_INTEGER],
  },
  "InferenceComponentComputeResourceRequirements.NumberOfCpuCoresRequired": {
    range: [0.25, Number.MAX_SAFE_INTEGER],
  },
  "InferenceComponentComputeResourceRequirements.NumberOfAcceleratorDevicesRequired": count,
  "InferenceComponentRuntimeConfig.CopyCount": copies,
  ...listing("ListModelsInput", byNameOrTime),
  ...listing("ListEndpointConfigsInput", byNameOrTime),
  ...listing("ListEndpointsInput", byAny),
  ...listing("ListInferenceComponentsInput", byAny),
  "ListEndpointsInput.StatusEquals": endpointStatus,
  "ListInferenceComponentsInput.StatusEquals": componentStatus,
};
