// The simulator is built from the JavaScript client's own codecs; boto3 and the AWS CLI share no code with it.
import { describe, expect } from "vitest";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test } from "../../testing/simulator-test.ts";
import { variant } from "./testing/scaling-test.ts";

const program = `a = boto3.client("application-autoscaling")
target = {"ServiceNamespace": "sagemaker", "ResourceId": "${variant.ResourceId}", "ScalableDimension": "${variant.ScalableDimension}"}
try:
    a.put_scaling_policy(PolicyName="p", **target, PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={"TargetValue": 5})
except a.exceptions.ObjectNotFoundException as error:
    out["early"] = error.response["ResponseMetadata"]["HTTPStatusCode"]
a.register_scalable_target(**target, MinCapacity=3, MaxCapacity=5)
policy = a.put_scaling_policy(PolicyName="p", **target, PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={"TargetValue": 5, "PredefinedMetricSpecification": {"PredefinedMetricType": "SageMakerVariantInvocationsPerInstance"}})
out["alarms"] = len(policy["Alarms"])
a.put_scheduled_action(**target, ScheduledActionName="s", Schedule="cron(0 8 * * ? *)", Timezone="Europe/Berlin", ScalableTargetAction={"MinCapacity": 1, "MaxCapacity": 2})
found = [t for page in a.get_paginator("describe_scalable_targets").paginate(ServiceNamespace="sagemaker") for t in page["ScalableTargets"]]
out["targets"] = [[t["MinCapacity"], t["RoleARN"].split("/")[-1], t["CreationTime"].year > 2000] for t in found]
out["policies"] = [p["PolicyName"] for page in a.get_paginator("describe_scaling_policies").paginate(ServiceNamespace="sagemaker") for p in page["ScalingPolicies"]]
out["actions"] = [s["Timezone"] for page in a.get_paginator("describe_scheduled_actions").paginate(ServiceNamespace="sagemaker") for s in page["ScheduledActions"]]
out["activities"] = [s["StatusCode"] for page in a.get_paginator("describe_scaling_activities").paginate(ServiceNamespace="sagemaker") for s in page["ScalingActivities"]]
a.deregister_scalable_target(**target)
out["left"] = len(a.describe_scaling_policies(ServiceNamespace="sagemaker")["ScalingPolicies"])`;

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("registers, tracks, schedules and deregisters", async ({ simulator }) => {
      expect(await python(simulator, program)).toEqual({
        early: 400,
        alarms: 2,
        targets: [[3, "AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint", true]],
        policies: ["p"],
        actions: ["Europe/Berlin"],
        activities: ["InProgress"],
        left: 0,
      });
    });
  });
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("registers a target and describes it", async ({ simulator }) => {
      const named = ["--service-namespace", "sagemaker", "--resource-id", variant.ResourceId];
      const dimension = ["--scalable-dimension", variant.ScalableDimension];
      const bounds = ["--min-capacity", "1", "--max-capacity", "2"];
      await awsCli(
        simulator,
        "application-autoscaling",
        "register-scalable-target",
        ...named,
        ...dimension,
        ...bounds,
      );
      const describeAll = [
        "application-autoscaling",
        "describe-scalable-targets",
        "--service-namespace",
        "sagemaker",
      ];
      expect(await awsCli(simulator, ...describeAll)).toMatchObject({
        ScalableTargets: [{ ResourceId: variant.ResourceId, MinCapacity: 1, MaxCapacity: 2 }],
      });
    });
  });
});
