import {
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  PutScheduledActionCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { DeleteEndpointCommand } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { describe, expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";
import {
  activities,
  component,
  copies,
  instances,
  load,
  loadTracking,
  metricNamespace,
  putPolicy,
  register,
  variant,
} from "./testing/scaling-test.ts";

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

const at = (minutes: number): string =>
  `at(${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)})`;

describe("bounds", () => {
  test("bring the capacity between them at once", async ({ clients, control }) => {
    await register(clients, { MinCapacity: 3 });
    expect(await instances(clients)).toBe(3);
    await control("/clock/advance", { seconds: 600 });
    await register(clients, { MinCapacity: 1, MaxCapacity: 1 });
    expect(await instances(clients)).toBe(1);
    expect(await activities(clients)).toEqual([
      ["Setting desired instance count to 3.", "minimum capacity was set to 3"],
      ["Setting desired instance count to 1.", "maximum capacity was set to 1"],
    ]);
  });

  test("set during an update are carried out after it", async ({ clients, control }) => {
    await register(clients, { MinCapacity: 3 });
    await register(clients, { MinCapacity: 4 });
    expect(await instances(clients)).toBe(3);
    await control("/clock/advance", { seconds: 600 });
    expect(await instances(clients)).toBe(4);
  });

  test("an activity is in progress while SageMaker follows", async ({ clients, control }) => {
    await register(clients, { MinCapacity: 3 });
    const asked = new DescribeScalingActivitiesCommand(variant);
    const [before] = (await clients.autoscaling.send(asked)).ScalingActivities ?? [];
    expect(before).toMatchObject({
      StatusCode: "InProgress",
      StatusMessage:
        "Successfully set desired instance count to 3. Waiting for change to be fulfilled by sagemaker.",
    });
    expect(before?.EndTime).toBeUndefined();
    await control("/clock/advance", { seconds: 240 });
    const [after] = (await clients.autoscaling.send(asked)).ScalingActivities ?? [];
    expect(after).toMatchObject({
      StatusCode: "Successful",
      StatusMessage:
        "Successfully set desired instance count to 3. Change successfully fulfilled by sagemaker.",
    });
    expect(after?.EndTime?.getTime()).toBe((before?.StartTime?.getTime() ?? 0) + 240_000);
  });
});

describe("target tracking", () => {
  test("scales out after three minutes above the target, by as much as it takes", async ({
    clients,
    control,
  }) => {
    await register(clients);
    await putPolicy(clients, loadTracking());
    await load(clients, [20, 20]);
    await control("/clock/advance", { seconds: 240 });
    expect(await instances(clients)).toBe(2);
    await load(clients, [20], 3);
    await control("/clock/advance", { seconds: 120 });
    expect(await instances(clients)).toBe(2);
  });

  test("names its alarm and policy as the cause", async ({ clients, control }) => {
    await register(clients);
    const { Alarms = [] } = await putPolicy(clients, loadTracking());
    await load(clients, times(3, 20));
    await control("/clock/advance", { seconds: 300 });
    expect(await instances(clients)).toBe(4);
    expect(await activities(clients)).toEqual([
      [
        "Setting desired instance count to 4.",
        `monitor alarm ${Alarms[0]?.AlarmName} in state ALARM triggered policy policy`,
      ],
    ]);
  });

  test("stops at the maximum", async ({ clients, control }) => {
    await register(clients);
    await putPolicy(clients, loadTracking());
    await load(clients, times(3, 1000));
    await control("/clock/advance", { seconds: 300 });
    expect(await instances(clients)).toBe(5);
  });

  test("scales out again within its cooldown only where more is needed than was added", async ({
    clients,
    control,
  }) => {
    await register(clients, { MaxCapacity: 15 });
    await putPolicy(clients, loadTracking({ ScaleOutCooldown: 1200 }));
    await load(clients, [...times(3, 15), ...times(6, 15), ...times(4, 25)]);
    await control("/clock/advance", { seconds: 10 * 60 });
    expect(await instances(clients)).toBe(3);
    await control("/clock/advance", { seconds: 4 * 60 });
    expect(await instances(clients)).toBe(5);
  });

  test("scales in after a quarter of an hour below, and not where that is disabled", async ({
    clients,
    control,
  }) => {
    await register(clients);
    await putPolicy(clients, loadTracking({ DisableScaleIn: true }));
    await load(clients, times(40, 4));
    await control("/clock/advance", { seconds: 20 * 60 });
    expect(await instances(clients)).toBe(2);
    await putPolicy(clients, loadTracking());
    await control("/clock/advance", { seconds: 60 });
    expect(await instances(clients)).toBe(1);
  });

  for (const [timeScale, wanted, later] of [
    [1, 4, 2],
    [60, 1, 1],
  ] as const) {
    test(`waits for its cooldown before it scales in again, at time scale ${timeScale}`, async ({
      clients,
      control,
      simulator,
    }) => {
      simulator.configure({ timeScale });
      await register(clients, { MinCapacity: 5 });
      await control("/clock/advance", { seconds: 600 });
      await register(clients, { MinCapacity: 1 });
      await putPolicy(clients, loadTracking({ ScaleInCooldown: 3600 }));
      await load(clients, [...times(27, 8), ...times(60, 4)]);
      await control("/clock/advance", { seconds: 20 * 60 });
      expect(await instances(clients)).toBe(4);
      await control("/clock/advance", { seconds: 30 * 60 });
      expect(await instances(clients)).toBe(wanted);
      await control("/clock/advance", { seconds: 30 * 60 });
      expect(await instances(clients)).toBe(later);
    });
  }

  test("takes a quarter of an hour without traffic for a low alarm", async ({ clients, control }) => {
    await register(clients, { MinCapacity: 2 });
    await putPolicy(clients, {
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 2,
        PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
      },
    });
    const states = async () => {
      const asked = new DescribeAlarmsCommand({ AlarmNamePrefix: "TargetTracking-" });
      const { MetricAlarms = [] } = await clients.cloudwatch.send(asked);
      return MetricAlarms.map(({ StateValue }) => StateValue);
    };
    await control("/clock/advance", { seconds: 13 * 60 });
    expect(await states()).toEqual(["OK", "INSUFFICIENT_DATA"]);
    await control("/clock/advance", { seconds: 4 * 60 });
    expect(await states()).toEqual(["OK", "ALARM"]);
  });

  test("scales in only when every policy is ready for it", async ({ clients, control }) => {
    await register(clients);
    await putPolicy(clients, loadTracking());
    const CustomizedMetricSpecification = {
      Namespace: metricNamespace,
      MetricName: "Load",
      Statistic: "Sum",
    } as const;
    const strict = loadTracking({ TargetValue: 4, CustomizedMetricSpecification });
    await putPolicy(clients, { PolicyName: "strict", ...strict });
    await load(clients, times(30, 4));
    await control("/clock/advance", { seconds: 25 * 60 });
    expect(await instances(clients)).toBe(2);
  });

  test("does nothing that is suspended", async ({ clients, control }) => {
    await register(clients, { SuspendedState: { DynamicScalingOutSuspended: true } });
    await putPolicy(clients, loadTracking());
    await load(clients, times(3, 20));
    await control("/clock/advance", { seconds: 300 });
    expect(await instances(clients)).toBe(2);
  });

  test("follows real invocations out, and in again once they cease", async ({ clients, control }) => {
    await register(clients, { MaxCapacity: 4 });
    await putPolicy(clients, {
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 2,
        PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
      },
    });
    const invoke = new InvokeEndpointCommand({ EndpointName: "churn-scores", Body: '{"instances": [1]}' });
    for (let minute = 0; minute < 6; minute += 1) {
      for (let call = 0; call < 8; call += 1) await clients.sagemakerRuntime.send(invoke);
      await control("/clock/advance", { seconds: 60 });
    }
    expect(await instances(clients)).toBe(4);
    await control("/clock/advance", { seconds: 3600 });
    expect(await instances(clients)).toBe(1);
  });
});

describe("step scaling", () => {
  test("brings a component back from zero copies when calls find no capacity", async ({
    clients,
    control,
  }) => {
    await register(clients, { MinCapacity: 0, MaxCapacity: 2 }, component);
    await putPolicy(
      clients,
      {
        PolicyName: "to-zero",
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 5,
          PredefinedMetricSpecification: {
            PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy",
          },
        },
      },
      component,
    );
    await control("/clock/advance", { seconds: 20 * 60 });
    expect(await copies(clients)).toBe(0);
    const { PolicyARN = "" } = await putPolicy(
      clients,
      {
        PolicyName: "from-zero",
        PolicyType: "StepScaling",
        StepScalingPolicyConfiguration: {
          AdjustmentType: "ChangeInCapacity",
          Cooldown: 60,
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      },
      component,
    );
    await clients.cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "no capacity",
        AlarmActions: [PolicyARN],
        Namespace: "AWS/SageMaker",
        MetricName: "NoCapacityInvocationFailures",
        Dimensions: [{ Name: "InferenceComponentName", Value: "support-chat-twinllama" }],
        Statistic: "Maximum",
        Period: 30,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
      }),
    );
    await control("/clock/advance", { seconds: 600 });
    const invoke = new InvokeEndpointCommand({
      EndpointName: "support-chat",
      InferenceComponentName: "support-chat-twinllama",
      Body: "{}",
    });
    await expect(clients.sagemakerRuntime.send(invoke)).rejects.toMatchObject({ name: "ValidationError" });
    await control("/clock/advance", { seconds: 60 });
    expect(await copies(clients)).toBe(1);
    expect((await activities(clients)).at(-1)).toEqual([
      "Setting desired copy count to 1.",
      "monitor alarm no capacity in state ALARM triggered policy from-zero",
    ]);
  });

  test("does nothing on an alarm whose actions are switched off", async ({ clients, control }) => {
    await register(clients);
    const { PolicyARN = "" } = await putPolicy(clients, {
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ExactCapacity",
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 4 }],
      },
    });
    const alarm = {
      AlarmName: "busy",
      AlarmActions: [PolicyARN],
      Namespace: metricNamespace,
      MetricName: "Load",
      Statistic: "Average" as const,
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanThreshold" as const,
    };
    await clients.cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, ActionsEnabled: false }));
    await load(clients, times(60, 2));
    await control("/clock/advance", { seconds: 300 });
    expect(await instances(clients)).toBe(2);
    await clients.cloudwatch.send(new PutMetricAlarmCommand(alarm));
    await control("/clock/advance", { seconds: 120 });
    expect(await instances(clients)).toBe(4);
  });
});

describe("schedules", () => {
  test("set the bounds at their moment and the capacity between them", async ({ clients, control }) => {
    await register(clients);
    const action = { ...variant, ScheduledActionName: "morning", Schedule: at(10) };
    await clients.autoscaling.send(
      new PutScheduledActionCommand({ ...action, ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 4 } }),
    );
    await control("/clock/advance", { seconds: 540 });
    expect(await instances(clients)).toBe(2);
    await control("/clock/advance", { seconds: 120 });
    expect(await instances(clients)).toBe(3);
    const { ScalableTargets } = await clients.autoscaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 3, MaxCapacity: 4 }]);
    expect(await activities(clients)).toEqual([
      ["Setting min capacity to 3 and max capacity to 4.", "scheduled action name morning was triggered"],
      ["Setting desired instance count to 3.", "minimum capacity was set to 3"],
    ]);
  });

  test("are passed over while they are suspended", async ({ clients, control }) => {
    await register(clients, { SuspendedState: { ScheduledScalingSuspended: true } });
    const action = { ...variant, ScheduledActionName: "morning", Schedule: at(10) };
    await clients.autoscaling.send(
      new PutScheduledActionCommand({ ...action, ScalableTargetAction: { MinCapacity: 3 } }),
    );
    await control("/clock/advance", { seconds: 700 });
    expect(await instances(clients)).toBe(2);
  });

  test("come one after the other however long nobody looked", async ({ clients, control }) => {
    await register(clients, { MinCapacity: 0 }, component);
    // Just after a full hour, so that none passes between the two schedules.
    await control("/clock/advance", { seconds: 3601 - ((Date.now() / 1000) % 3600) });
    const put = (ScheduledActionName: string, Schedule: string, copyCount: number) =>
      clients.autoscaling.send(
        new PutScheduledActionCommand({
          ...component,
          ScheduledActionName,
          Schedule,
          // Its clocks never change: elsewhere a day can have 23 hours.
          Timezone: "America/Phoenix",
          ScalableTargetAction: { MinCapacity: copyCount, MaxCapacity: copyCount },
        }),
      );
    await put("open", "cron(0 0/2 * * ? *)", 2);
    await put("close", "cron(0 1/2 * * ? *)", 0);
    await control("/clock/advance", { seconds: 86_400 });
    const count = await copies(clients);
    const changes = (await activities(clients)).filter(([, cause]) => cause?.startsWith("scheduled action"));
    expect(changes).toHaveLength(24);
    expect(changes.at(-1)?.[0]).toBe(`Setting min capacity to ${count} and max capacity to ${count}.`);
  });
});

test("a variant's target goes with its endpoint, a component's stays behind", async ({
  clients,
  control,
}) => {
  await register(clients);
  await register(clients, {}, component);
  await clients.sagemaker.send(new DeleteEndpointCommand({ EndpointName: "churn-scores" }));
  await control("/clock/advance", { seconds: 120 });
  const { ScalableTargets } = await clients.autoscaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
  );
  expect(ScalableTargets?.map(({ ResourceId }) => ResourceId)).toEqual([component.ResourceId]);
});
