// What the tests of scaling share: targets of the company's seeded endpoints, and metrics of a test's own.
import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import type {
  PutScalingPolicyCommandInput,
  RegisterScalableTargetCommandInput,
  TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeEndpointCommand, DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import type { Clients } from "../../../testing/simulator-test.ts";

/** Two instances of ml.m5.xlarge, without traffic. */
export const variant = {
  ServiceNamespace: "sagemaker",
  ResourceId: "endpoint/churn-scores/variant/AllTraffic",
  ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
} as const;

/** One copy. */
export const component = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/support-chat-twinllama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
} as const;

export const register = (
  { autoscaling }: Clients,
  input: Partial<RegisterScalableTargetCommandInput> = {},
  target: typeof variant | typeof component = variant,
) =>
  autoscaling.send(
    new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 5, ...input }),
  );

export const putPolicy = (
  { autoscaling }: Clients,
  input: Partial<PutScalingPolicyCommandInput>,
  target: typeof variant | typeof component = variant,
) => autoscaling.send(new PutScalingPolicyCommand({ ...target, PolicyName: "policy", ...input }));

export const metricNamespace = "Quarry/Load";

/** Target tracking of 10 per instance of the test's own metric. */
export const loadTracking = (
  more: Partial<TargetTrackingScalingPolicyConfiguration> = {},
): Partial<PutScalingPolicyCommandInput> => ({
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 10,
    CustomizedMetricSpecification: { Namespace: metricNamespace, MetricName: "Load", Statistic: "Average" },
    ...more,
  },
});

/** Minutes of the metric, told from the minute after the target was registered on. */
export async function load(
  { autoscaling, cloudwatch }: Clients,
  values: readonly number[],
  from = 1,
): Promise<void> {
  const described = new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" });
  const { ScalableTargets = [] } = await autoscaling.send(described);
  const begin = Math.floor((ScalableTargets[0]?.CreationTime?.getTime() ?? 0) / 60_000) + from;
  const MetricData = values.map((Value, index) => ({
    MetricName: "Load",
    Value,
    Timestamp: new Date((begin + index) * 60_000),
  }));
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: metricNamespace, MetricData }));
}

export async function instances({ sagemaker }: Clients): Promise<number | undefined> {
  const found = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: "churn-scores" }));
  return found.ProductionVariants?.[0]?.DesiredInstanceCount;
}

export async function copies({ sagemaker }: Clients): Promise<number | undefined> {
  const InferenceComponentName = "support-chat-twinllama";
  const found = await sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName }));
  return found.RuntimeConfig?.DesiredCopyCount;
}

/** What was done, the oldest first, each with its cause. */
export async function activities({
  autoscaling,
}: Clients): Promise<[string | undefined, string | undefined][]> {
  const asked = new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker" });
  const { ScalingActivities = [] } = await autoscaling.send(asked);
  return ScalingActivities.toReversed().map(({ Description, Cause }) => [Description, Cause]);
}
