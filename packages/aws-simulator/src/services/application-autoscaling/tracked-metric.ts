import type { Dimension, StandardUnit, Statistic } from "@aws-sdk/client-cloudwatch";
import type { TargetTrackingScalingPolicyConfiguration } from "@aws-sdk/client-application-auto-scaling";
import { validationError } from "../../wire/aws-error.ts";
import type { AlarmConfiguration } from "../cloudwatch/alarm-rows.ts";
import { unitOf } from "../cloudwatch/metric-rows.ts";
import { dimensions } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

type Tracked = { dimension: string; metricName: string; statistic: Statistic };

/** What the predefined metrics of SageMaker are in CloudWatch, per instance or copy. */
const predefined: Readonly<Record<string, Tracked>> = {
  SageMakerVariantInvocationsPerInstance: {
    dimension: dimensions.variant,
    metricName: "InvocationsPerInstance",
    statistic: "Sum",
  },
  SageMakerVariantConcurrentRequestsPerModelHighResolution: {
    dimension: dimensions.variant,
    metricName: "ConcurrentRequestsPerModel",
    statistic: "Maximum",
  },
  SageMakerInferenceComponentInvocationsPerCopy: {
    dimension: dimensions.component,
    metricName: "InvocationsPerCopy",
    statistic: "Sum",
  },
  SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: {
    dimension: dimensions.component,
    metricName: "ConcurrentRequestsPerCopy",
    statistic: "Maximum",
  },
};

/**
 * Whether SageMaker sends the metric while there is no traffic, too: "if a variant's traffic becomes zero, SageMaker
 * emits metrics with a value of zero". The simulator knows that of invocations, which it measures.
 */
export const isSentAtRest = ({
  PredefinedMetricSpecification,
}: TargetTrackingScalingPolicyConfiguration): boolean =>
  PredefinedMetricSpecification?.PredefinedMetricType === "SageMakerVariantInvocationsPerInstance" ||
  PredefinedMetricSpecification?.PredefinedMetricType === "SageMakerInferenceComponentInvocationsPerCopy";

/** The metric of a target tracking policy, as its alarms watch it. Throws ValidationException for one that does not fit. */
export function trackedMetric(
  target: TargetName,
  tracking: TargetTrackingScalingPolicyConfiguration,
): AlarmConfiguration {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: custom } = tracking;
  if ((known === undefined) === (custom === undefined))
    throw validationError(
      "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified.",
    );
  if (known !== undefined) return predefinedMetric(target, known.PredefinedMetricType ?? "");
  if (custom?.MetricName === undefined || custom.Namespace === undefined || custom.Statistic === undefined)
    throw validationError(
      "CustomizedMetricSpecification must specify MetricName, Namespace and Statistic; the simulator tracks no metric math.",
    );
  return {
    Namespace: custom.Namespace,
    MetricName: custom.MetricName,
    Statistic: custom.Statistic,
    Dimensions: (custom.Dimensions ?? []).map(({ Name, Value }): Dimension => ({ Name, Value })),
    ...(custom.Unit !== undefined && { Unit: unitOf(custom.Unit) satisfies StandardUnit }),
  };
}

function predefinedMetric(target: TargetName, type: string): AlarmConfiguration {
  const tracked = predefined[type];
  if (tracked?.dimension !== target.dimension) {
    const supported = Object.entries(predefined).filter(
      ([, { dimension }]) => dimension === target.dimension,
    );
    throw validationError(
      `Scalable dimension ${target.dimension} only supports the following predefined metric types: ${supported.map(([name]) => name).join(", ")}`,
    );
  }
  return {
    Namespace: "AWS/SageMaker",
    MetricName: tracked.metricName,
    Statistic: tracked.statistic,
    Dimensions: metricDimensions(target),
  };
}

function metricDimensions({ resourceId }: TargetName): Dimension[] {
  const [kind, name = "", , variant = ""] = resourceId.split("/");
  if (kind === "inference-component") return [{ Name: "InferenceComponentName", Value: name }];
  return [
    { Name: "EndpointName", Value: name },
    { Name: "VariantName", Value: variant },
  ];
}
