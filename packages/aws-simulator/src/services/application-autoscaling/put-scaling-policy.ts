import { randomUUID } from "node:crypto";
import type {
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  StepScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import type { Call } from "../../server/call.ts";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { keepAlarm } from "../cloudwatch/put-metric-alarm.ts";
import {
  describeAlarms,
  policiesOf,
  policyArn,
  policyKey,
  policyTable,
  removePolicy,
} from "./policy-rows.ts";
import type { PolicyMode, PolicyRow } from "./policy-rows.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { findTarget, readTargetName } from "./target-rows.ts";
import { isSentAtRest, trackedMetric } from "./tracked-metric.ts";

type Input = Checked<PutScalingPolicyRequest>;

const mostPolicies = 50;

/** Makes a policy or puts another in its place; target tracking brings its own pair of alarms. */
export const putScalingPolicy = operation<PutScalingPolicyRequest, PutScalingPolicyResponse>(
  "PutScalingPolicy",
  {
    effect: "write",
    access: (call, input) => targetAccess(call, "PutScalingPolicy", input),
    run(call, input) {
      applyScaling(call.world);
      const target = findTarget(call.world, call, readTargetName(input));
      const mode = readMode(input);
      const known = call.world.tables.rows(policyTable, call).get(policyKey(input.PolicyName, target));
      const metric = mode.type === "TargetTrackingScaling" ? trackedMetric(target, mode.tracking) : undefined;
      if (known === undefined && policiesOf(call.world, call, target).length >= mostPolicies)
        throw new AwsError(
          "LimitExceededException",
          `Limit of ${mostPolicies} scaling policies per target exceeded`,
        );
      if (known !== undefined && known.mode.type !== mode.type)
        throw validationError("The policy type of an existing scaling policy cannot be changed.");
      if (known !== undefined) removePolicy(call.world, call, known);
      const policy: PolicyRow = {
        resourceId: target.resourceId,
        dimension: target.dimension,
        id: known?.id ?? randomUUID(),
        name: input.PolicyName,
        mode,
        createdAt: known?.createdAt ?? call.world.clock.now().toISOString(),
        ownAlarms: [],
      };
      if (mode.type === "TargetTrackingScaling" && metric !== undefined)
        policy.ownAlarms = makeAlarms(call, { policy, mode, metric });
      call.world.tables.rows(policyTable, call).set(policyKey(policy.name, policy), policy);
      return { PolicyARN: policyArn(policy, call), Alarms: describeAlarms(call.world, call, policy) };
    },
  },
);

function readMode(input: Input): PolicyMode {
  const { StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking } = input;
  const type = input.PolicyType ?? "StepScaling";
  if (type === "PredictiveScaling")
    throw validationError("Predictive scaling is not supported for this scalable dimension.");
  if (type === "StepScaling") {
    if (step === undefined || tracking !== undefined)
      throw validationError(
        "StepScalingPolicyConfiguration alone must be specified for a StepScaling policy.",
      );
    checkSteps(step);
    return { type, step };
  }
  if (tracking === undefined || step !== undefined)
    throw validationError(
      "TargetTrackingScalingPolicyConfiguration alone must be specified for a TargetTrackingScaling policy.",
    );
  if ((tracking.TargetValue ?? 0) <= 0) throw validationError("TargetValue must be greater than 0");
  return { type: "TargetTrackingScaling", tracking };
}

/** Steps need an adjustment type and must neither overlap nor leave a gap. */
function checkSteps({ AdjustmentType, StepAdjustments = [] }: StepScalingPolicyConfiguration): void {
  if (AdjustmentType === undefined || StepAdjustments.length === 0)
    throw validationError("AdjustmentType and StepAdjustments must be specified.");
  const steps = StepAdjustments.map(
    ({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }) => ({
      lower: lower ?? Number.NEGATIVE_INFINITY,
      upper: upper ?? Number.POSITIVE_INFINITY,
    }),
  ).toSorted((left, right) => left.lower - right.lower);
  if (steps.some(({ lower, upper }) => lower >= upper))
    throw validationError(
      "The MetricIntervalLowerBound of a step adjustment must be less than its MetricIntervalUpperBound.",
    );
  if (steps.some(({ lower }, index) => index > 0 && lower !== steps[index - 1]?.upper))
    throw validationError("StepAdjustment intervals can't overlap or have a gap between them.");
}

type Tracking = {
  policy: PolicyRow;
  mode: Extract<PolicyMode, { type: "TargetTrackingScaling" }>;
  metric: ReturnType<typeof trackedMetric>;
};

/** "The alarm is breached when the metric is above the target for 3 minutes, or 10 % below it for 15." */
function makeAlarms(call: Call, { policy, mode: { tracking }, metric }: Tracking): string[] {
  const target = tracking.TargetValue ?? 0;
  const high = {
    suffix: "AlarmHigh",
    threshold: target,
    periods: 3,
    comparison: "GreaterThanThreshold",
  } as const;
  const low = {
    suffix: "AlarmLow",
    threshold: target * 0.9,
    periods: 15,
    comparison: "LessThanThreshold",
  } as const;
  const arn = policyArn(policy, call);
  return (tracking.DisableScaleIn === true ? [high] : [high, low]).map((side) => {
    const name = `TargetTracking-${policy.resourceId}-${side.suffix}-${randomUUID()}`;
    const configuration = {
      ...metric,
      ActionsEnabled: true,
      AlarmActions: [arn],
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}.`,
      Period: 60,
      EvaluationPeriods: side.periods,
      Threshold: side.threshold,
      ComparisonOperator: side.comparison,
    };
    keepAlarm(call.world, call, { name, configuration, countsMissingAsZero: isSentAtRest(tracking) });
    return name;
  });
}
