import {
  AdjustmentType,
  MetricAggregationType,
  MetricStatistic,
  MetricType,
  PolicyType,
  ScalableDimension,
  ServiceNamespace,
} from "@aws-sdk/client-application-auto-scaling";
import type { Constraint, Constraints } from "../../wire/constraints.ts";

const text = "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\r\\n\\t]*";
const longText: Constraint = { length: [1, 1600], pattern: text };
const resourceId = longText;
const resourceIds: Constraint = { length: [0, 50], each: longText };
const policyName: Constraint = { length: [1, 256], pattern: "[^\\p{Cc}\\p{Cs}]+" };
const actionName: Constraint = {
  length: [1, 256],
  pattern: "(?!((^[ ]+.*)|(.*([\\u0000-\\u001f]|[\\u007f-\\u009f]|[:\\/|])+.*)|(.*[ ]+$))).+",
};
const serviceNamespace: Constraint = { oneOf: Object.values(ServiceNamespace) };
const dimension: Constraint = { oneOf: Object.values(ScalableDimension) };
const token: Constraint = { pattern: text };
const targetArn: Constraint = {
  length: [1, 1011],
  pattern: "arn:.+:application-autoscaling:.+:[0-9]+:scalable-target\\/[a-zA-Z0-9-]+",
};
const tags: Constraint = { length: [0, 200], keys: { length: [1, 128] }, each: { length: [0, 256] } };

/** What every operation on one target names. */
const named = (request: string): Constraints => ({
  [`${request}.ServiceNamespace`]: serviceNamespace,
  [`${request}.ResourceId`]: resourceId,
  [`${request}.ScalableDimension`]: dimension,
});

/** What every list can be narrowed by. */
const listed = (request: string): Constraints => ({ ...named(request), [`${request}.NextToken`]: token });

/** Limits of the Application Auto Scaling API model for the operations that the simulator has. */
export const autoscalingConstraints: Constraints = {
  ...named("RegisterScalableTargetRequest"),
  "RegisterScalableTargetRequest.RoleARN": longText,
  "RegisterScalableTargetRequest.Tags": tags,
  ...listed("DescribeScalableTargetsRequest"),
  "DescribeScalableTargetsRequest.ResourceIds": resourceIds,
  ...named("DeregisterScalableTargetRequest"),
  ...named("PutScalingPolicyRequest"),
  "PutScalingPolicyRequest.PolicyName": policyName,
  "PutScalingPolicyRequest.PolicyType": { oneOf: Object.values(PolicyType) },
  "StepScalingPolicyConfiguration.AdjustmentType": { oneOf: Object.values(AdjustmentType) },
  "StepScalingPolicyConfiguration.MetricAggregationType": { oneOf: Object.values(MetricAggregationType) },
  "PredefinedMetricSpecification.PredefinedMetricType": { oneOf: Object.values(MetricType) },
  "PredefinedMetricSpecification.ResourceLabel": { length: [1, 1023] },
  "CustomizedMetricSpecification.Statistic": { oneOf: Object.values(MetricStatistic) },
  ...listed("DescribeScalingPoliciesRequest"),
  "DescribeScalingPoliciesRequest.PolicyNames": resourceIds,
  ...named("DeleteScalingPolicyRequest"),
  "DeleteScalingPolicyRequest.PolicyName": longText,
  ...named("PutScheduledActionRequest"),
  "PutScheduledActionRequest.ScheduledActionName": actionName,
  "PutScheduledActionRequest.Schedule": longText,
  "PutScheduledActionRequest.Timezone": longText,
  ...listed("DescribeScheduledActionsRequest"),
  "DescribeScheduledActionsRequest.ScheduledActionNames": resourceIds,
  ...named("DeleteScheduledActionRequest"),
  "DeleteScheduledActionRequest.ScheduledActionName": longText,
  ...listed("DescribeScalingActivitiesRequest"),
  "TagResourceRequest.ResourceARN": targetArn,
  "TagResourceRequest.Tags": tags,
  "UntagResourceRequest.ResourceARN": targetArn,
  "UntagResourceRequest.TagKeys": { length: [0, 200], each: { length: [1, 128] } },
  "ListTagsForResourceRequest.ResourceARN": targetArn,
};
