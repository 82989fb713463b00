// What an update of an endpoint consists of, told from the calls before and after alone.

import type { InferenceComponentDeploymentConfig } from "@aws-sdk/client-sagemaker";
import { isDeepStrictEqual } from "node:util";
import type { EndpointCalls } from "../endpoints/build-calls.ts";

/** An update: the calls of what serves, and those of what shall serve. */
export interface Change {
  previous: EndpointCalls;
  calls: EndpointCalls;
}

const variantOf = ({ createEndpointConfig }: EndpointCalls) => createEndpointConfig.ProductionVariants?.[0];
const scalesVariant = ({ registerScalableTarget }: EndpointCalls): boolean =>
  registerScalableTarget?.ScalableDimension === "sagemaker:variant:DesiredInstanceCount";
const isSameType = ({ previous, calls }: Change): boolean =>
  variantOf(calls)?.InstanceType === variantOf(previous)?.InstanceType;

/**
 * Whether what scales the variant has to go first: SageMaker refuses other instances for one that is scaled.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling-update.html
 */
export const isVariantFreed = (change: Change): boolean =>
  !isSameType(change) && (scalesVariant(change.previous) || scalesVariant(change.calls));

/** Whether the instances that scaling has added stay, which a new configuration would otherwise take away. */
export const keepsInstances = (change: Change): boolean =>
  scalesVariant(change.calls) &&
  scalesVariant(change.previous) &&
  isSameType(change) &&
  variantOf(change.calls)?.InitialInstanceCount === variantOf(change.previous)?.InitialInstanceCount;

const scalingOf = ({ registerScalableTarget, putTargetPolicy, putFromZeroPolicy }: EndpointCalls) => [
  registerScalableTarget,
  putTargetPolicy,
  putFromZeroPolicy,
];

/** What is done about the scaling of an endpoint. */
export function scalingStep(change: Change): "put" | "remove" | "none" {
  const { previous, calls } = change;
  if (calls.registerScalableTarget === null)
    return previous.registerScalableTarget === null ? "none" : "remove";
  const isSame = isDeepStrictEqual(scalingOf(previous), scalingOf(calls));
  return isSame && !isVariantFreed(change) ? "none" : "put";
}

/** Whether only the calls before let the first copy start when a call finds none. */
export const losesFromZero = ({ previous, calls }: Change): boolean =>
  previous.putFromZeroPolicy !== null && calls.putFromZeroPolicy === null;

/** Whether a component gets anything else than another number of copies. */
export const changesSpecification = ({ previous, calls }: Change): boolean =>
  !isDeepStrictEqual(
    previous.createInferenceComponent?.Specification,
    calls.createInferenceComponent?.Specification,
  );

/** The copies that calls ask for; undefined where the model is placed directly. */
export const copiesOf = ({ createInferenceComponent }: EndpointCalls): number | undefined =>
  createInferenceComponent?.RuntimeConfig?.CopyCount;

/**
 * How a new specification is rolled out: half of the copies at a time. One copy is no half of anything, and
 * SageMaker takes its default for it.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentRollingUpdatePolicy.html
 */
export function rollingOf(copies: number): InferenceComponentDeploymentConfig | undefined {
  if (copies < 2) return undefined;
  const MaximumBatchSize = { Type: "CAPACITY_PERCENT", Value: 50 } as const;
  return { RollingUpdatePolicy: { MaximumBatchSize, WaitIntervalInSeconds: 0 } };
}

/** A call that is sent, such as `UpdateEndpoint`, with its input. */
export interface Send {
  operation: string;
  input: object;
}

/**
 * The calls of an update in the order in which they are sent, as they are known beforehand: how far a component
 * is rolled out at once depends on its copies then. What serves no more is deleted afterwards.
 */
export function sendsOf(change: Change): Send[] {
  const { previous, calls } = change;
  const isComponent = calls.createInferenceComponent !== null;
  const model: Send[] =
    calls.names.model === previous.names.model
      ? []
      : [{ operation: "CreateModel", input: calls.createModel }];
  return [
    ...(isComponent ? [] : model),
    ...endpointSends(change),
    ...scalingSends(change),
    ...(isComponent ? [...model, ...componentSends(change)] : []),
  ];
}

function endpointSends(change: Change): Send[] {
  const { previous, calls } = change;
  if (calls.names.config === previous.names.config) return [];
  const freed = isVariantFreed(change) ? removalOf(previous) : [];
  const input = {
    EndpointName: calls.names.endpoint,
    EndpointConfigName: calls.names.config,
    ...(keepsInstances(change) && { RetainAllVariantProperties: true }),
  };
  return [
    { operation: "CreateEndpointConfig", input: calls.createEndpointConfig },
    ...freed,
    { operation: "UpdateEndpoint", input },
  ];
}

function scalingSends(change: Change): Send[] {
  const { previous, calls } = change;
  const step = scalingStep(change);
  if (step === "remove") return isVariantFreed(change) ? [] : removalOf(previous);
  if (step === "none") return [];
  const policies = [calls.putTargetPolicy, calls.putFromZeroPolicy].flatMap((input) =>
    input === null ? [] : [{ operation: "PutScalingPolicy", input }],
  );
  return [
    ...(losesFromZero(change) ? policyRemoval(previous.putFromZeroPolicy) : []),
    { operation: "RegisterScalableTarget", input: calls.registerScalableTarget ?? {} },
    ...policies,
  ];
}

function removalOf({ registerScalableTarget, putTargetPolicy, putFromZeroPolicy }: EndpointCalls): Send[] {
  if (registerScalableTarget === null) return [];
  const { MinCapacity: _least, MaxCapacity: _most, ...target } = registerScalableTarget;
  return [
    ...policyRemoval(putTargetPolicy),
    ...policyRemoval(putFromZeroPolicy),
    { operation: "DeregisterScalableTarget", input: target },
  ];
}

function policyRemoval(policy: EndpointCalls["putTargetPolicy"]): Send[] {
  if (policy === null) return [];
  const { ServiceNamespace, ResourceId, ScalableDimension, PolicyName } = policy;
  const input = { ServiceNamespace, ResourceId, ScalableDimension, PolicyName };
  return [{ operation: "DeleteScalingPolicy", input }];
}

function componentSends(change: Change): Send[] {
  const { createInferenceComponent: wanted } = change.calls;
  const copies = copiesOf(change.calls);
  const isOther = copies !== copiesOf(change.previous);
  const InferenceComponentName = wanted?.InferenceComponentName;
  if (changesSpecification(change)) {
    const RuntimeConfig = isOther ? { RuntimeConfig: { CopyCount: copies } } : {};
    const input = { InferenceComponentName, Specification: wanted?.Specification, ...RuntimeConfig };
    return [{ operation: "UpdateInferenceComponent", input }];
  }
  if (!isOther) return [];
  const input = { InferenceComponentName, DesiredRuntimeConfig: { CopyCount: copies } };
  return [{ operation: "UpdateInferenceComponentRuntimeConfig", input }];
}
