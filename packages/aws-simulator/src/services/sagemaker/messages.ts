// SageMaker's words. Nearly all refusals are ValidationException, so clients tell them apart by these texts.
import { AwsError, validationError } from "../../wire/aws-error.ts";
import type { Scope } from "../../world/tables.ts";
import { resourceArn } from "./endpoint-rows.ts";
import type { Kind } from "./endpoint-rows.ts";

const kindWords: Readonly<Record<Kind, string>> = {
  model: "model",
  "endpoint-config": "endpoint configuration",
  endpoint: "endpoint",
  "inference-component": "inference component",
};

export function couldNotFind(kind: Kind, name: string, scope: Scope): AwsError {
  return validationError(`Could not find ${kindWords[kind]} "${resourceArn(kind, name, scope)}".`);
}

export function alreadyExists(kind: Kind, name: string, scope: Scope): AwsError {
  return validationError(
    `Cannot create already existing ${kindWords[kind]} "${resourceArn(kind, name, scope)}".`,
  );
}

/** For every change of an endpoint that is not at rest, deleting it included. */
export function endpointInProgress(name: string, scope: Scope): AwsError {
  return validationError(`Cannot update in-progress endpoint "${resourceArn("endpoint", name, scope)}".`);
}

/** aws-samples/sagemaker-custom-project-templates#51 */
export function limitExceeded(numbers: {
  instanceType: string;
  limit: number;
  utilization: number;
  delta: number;
}): AwsError {
  const { instanceType, limit, utilization, delta } = numbers;
  return new AwsError(
    "ResourceLimitExceeded",
    `The account-level service limit '${instanceType} for endpoint usage' is ${limit} Instances, with current utilization of ${utilization} Instances and a request delta of ${delta} Instances. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`,
  );
}

/** aws/amazon-sagemaker-examples#4128 */
export function typeNotInRegion(instanceType: string): AwsError {
  return validationError(
    `Instance type ${instanceType} is not supported for the chosen region. Please choose some other instance type.`,
  );
}

export function cannotAssume(roleArn: string): AwsError {
  return validationError(
    `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
  );
}

/** CreateModel looks at once: aws/amazon-sagemaker-examples#2264; of a folder, aws-ia/ecs-blueprints#223. */
export const modelDataAbsent = (url: string): AwsError =>
  validationError(`Could not find model data at ${url}.`);

/** philschmid/llm-sagemaker-sample#2 */
export const modelDataClosed = (url: string, roleArn: string, region: string): AwsError =>
  validationError(
    `Could not access model data at ${url}. Please ensure that the role "${roleArn}" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the object is located in ${region}. If your Model uses multiple models or uncompressed models, please ensure that the role has "s3:ListBucket" permission.`,
  );

/**
 * FailureReason where the artefact has gone since the model was made, its two full stops included
 * (aws-solutions-library-samples/fraud-detection-using-machine-learning#9).
 */
export const downloadReason = (url: string): string =>
  `Failed to download model data for container "container_1" from URL: "${url}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object..`;

/** FailureReason of an endpoint that found no instances (aws/deep-learning-containers#6673). */
export const capacityReason =
  "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.";

/** FailureReason of a variant whose container never answered (aws/amazon-sagemaker-examples#210). */
export const pingReason = (variant: string): string =>
  `The primary container for production variant ${variant} did not pass the ping health check. Please check CloudWatch logs for this endpoint.`;

/** FailureReason of a component whose container never answered. */
export const componentPingReason = (component: string): string =>
  `The primary container for inference component ${component} did not pass the ping health check. Please check CloudWatch logs for this inference component.`;

/** Why a component finds no place. */
export const noHardware =
  "There is not enough hardware resources on the instances for this endpoint to create a copy of the inference component. Please increase the number of instances or reduce the resource requirements.";
