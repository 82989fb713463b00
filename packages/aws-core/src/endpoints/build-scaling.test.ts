import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  type PutScalingPolicyRequest,
  type RegisterScalableTargetRequest,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { buildFromZeroAlarm } from "./build-scaling.ts";
import { aComponentDeployment, aDeployment } from "./testing/a-deployment.ts";
import { makeComponent, makeEndpoint } from "./testing/simulated-endpoint.ts";

const aws = simulateAws();

function given<Input>(input: Input | null): Input {
  if (input === null) throw new Error("The deployment has no such call.");
  return input;
}

const register = (input: RegisterScalableTargetRequest | null) =>
  new RegisterScalableTargetCommand(given(input));
const put = (input: PutScalingPolicyRequest | null) => new PutScalingPolicyCommand(given(input));

test("AWS takes the target, both policies and the alarm of a component that scales to zero", async () => {
  const clients = aws.clients();
  const calls = await makeEndpoint(clients, aComponentDeployment());
  await aws.control("clock/advance", { seconds: 600 });
  await makeComponent(clients, calls);
  await aws.control("clock/advance", { seconds: 600 });
  await clients.autoscaling.send(register(calls.registerScalableTarget));
  await clients.autoscaling.send(put(calls.putTargetPolicy));
  const { PolicyARN = "" } = await clients.autoscaling.send(put(calls.putFromZeroPolicy));
  const tags = [{ key: "quarry:operation", value: "op-1" }];
  await clients.cloudwatch.send(new PutMetricAlarmCommand(buildFromZeroAlarm(calls.names, PolicyARN, tags)));
  const { ScalingPolicies = [] } = await clients.autoscaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: "sagemaker" }),
  );
  expect(new Set(ScalingPolicies.map(({ PolicyName }) => PolicyName))).toEqual(
    new Set(["twin-llama-from-zero", "twin-llama-target"]),
  );
  const { MetricAlarms = [] } = await clients.cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [calls.names.fromZeroAlarm] }),
  );
  expect(MetricAlarms).toMatchObject([{ AlarmActions: [PolicyARN] }]);
});

test("AWS takes the target and the policy of an endpoint whose instances scale", async () => {
  const clients = aws.clients();
  const scaling = { minimum: 1, maximum: 2, target: 70, scaleInCooldown: 300, scaleOutCooldown: 60 };
  const calls = await makeEndpoint(clients, aDeployment({ scaling }));
  await aws.control("clock/advance", { seconds: 600 });
  await clients.autoscaling.send(register(calls.registerScalableTarget));
  await clients.autoscaling.send(put(calls.putTargetPolicy));
  const { ScalableTargets } = await clients.autoscaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: "sagemaker",
      ResourceIds: ["endpoint/twin-llama/variant/AllTraffic"],
    }),
  );
  expect(ScalableTargets).toMatchObject([{ MinCapacity: 1, MaxCapacity: 2 }]);
});
