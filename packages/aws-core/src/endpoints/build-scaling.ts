import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
  TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { CallParts } from "./call-parts.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface ScalingCalls {
  registerScalableTarget: RegisterScalableTargetRequest | null;
  putTargetPolicy: PutScalingPolicyRequest | null;
  putFromZeroPolicy: PutScalingPolicyRequest | null;
}

/**
 * What is scaled: instances of the variant, or copies of the component.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-sagemaker.html
 */
export function scalableTarget(mode: DeploymentSpec["placement"]["mode"], names: ResourceNames) {
  return mode === "INFERENCE_COMPONENT_BASED"
    ? ({
        ServiceNamespace: "sagemaker",
        ResourceId: `inference-component/${names.component}`,
        ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      } as const)
    : ({
        ServiceNamespace: "sagemaker",
        ResourceId: `endpoint/${names.endpoint}/variant/${names.variant}`,
        ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
      } as const);
}

/** The inputs for Application Auto Scaling; all null without scaling. */
export function buildScaling({ spec, names }: CallParts): ScalingCalls {
  const { scaling, placement } = spec;
  if (scaling === null)
    return { registerScalableTarget: null, putTargetPolicy: null, putFromZeroPolicy: null };
  const target = scalableTarget(placement.mode, names);
  return {
    registerScalableTarget: { ...target, MinCapacity: scaling.minimum, MaxCapacity: scaling.maximum },
    putTargetPolicy: {
      ...target,
      PolicyName: names.targetPolicy,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        ...metricOf(spec, names),
        TargetValue: scaling.target,
        ScaleInCooldown: scaling.scaleInCooldown,
        ScaleOutCooldown: scaling.scaleOutCooldown,
      },
    },
    putFromZeroPolicy: scaling.minimum === 0 ? fromZeroPolicy(target, names) : null,
  };
}

function metricOf(
  { placement, async: asynchronous }: DeploymentSpec,
  names: ResourceNames,
): Partial<TargetTrackingScalingPolicyConfiguration> {
  // A queue has no invocations to count: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
  if (asynchronous !== null) {
    return {
      CustomizedMetricSpecification: {
        MetricName: "ApproximateBacklogSizePerInstance",
        Namespace: "AWS/SageMaker",
        Dimensions: [{ Name: "EndpointName", Value: names.endpoint }],
        Statistic: "Average",
      },
    };
  }
  const PredefinedMetricType =
    placement.mode === "INFERENCE_COMPONENT_BASED"
      ? "SageMakerInferenceComponentInvocationsPerCopy"
      : "SageMakerVariantInvocationsPerInstance";
  return { PredefinedMetricSpecification: { PredefinedMetricType } };
}

/** Target tracking cannot leave zero, where there is nothing to measure; a step on refused calls does. */
function fromZeroPolicy(
  target: ReturnType<typeof scalableTarget>,
  names: ResourceNames,
): PutScalingPolicyRequest {
  return {
    ...target,
    PolicyName: names.fromZeroPolicy,
    PolicyType: "StepScaling",
    StepScalingPolicyConfiguration: {
      AdjustmentType: "ChangeInCapacity",
      MetricAggregationType: "Maximum",
      Cooldown: 60,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  };
}

/**
 * The input of PutMetricAlarm that starts the step policy as soon as a call found no copy.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 *
 * @param policyArn as PutScalingPolicy answered for `putFromZeroPolicy`
 */
export function buildFromZeroAlarm(
  names: ResourceNames,
  policyArn: string,
  tags: readonly { key: string; value: string }[],
): PutMetricAlarmInput {
  return {
    AlarmName: names.fromZeroAlarm,
    AlarmDescription: `Starts a copy of ${names.component} when a call finds none`,
    AlarmActions: [policyArn],
    Namespace: "AWS/SageMaker",
    MetricName: "NoCapacityInvocationFailures",
    Dimensions: [{ Name: "InferenceComponentName", Value: names.component }],
    Statistic: "Maximum",
    Period: 30,
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    TreatMissingData: "missing",
    Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}
