import {
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  PutScheduledActionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-application-auto-scaling";
import type {
  StepScalingPolicyConfiguration,
  PutScalingPolicyCommandInput,
  PutScheduledActionCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { test } from "../../testing/simulator-test.ts";
import type { Clients } from "../../testing/simulator-test.ts";
import { component, loadTracking, putPolicy, register, variant } from "./testing/scaling-test.ts";

const everything = { ServiceNamespace: "sagemaker" } as const;

const schedule = ({ autoscaling }: Clients, more: Partial<PutScheduledActionCommandInput> = {}) =>
  autoscaling.send(
    new PutScheduledActionCommand({
      ...variant,
      ScheduledActionName: "morning",
      Schedule: "cron(0 8 ? * MON-FRI *)",
      ScalableTargetAction: { MinCapacity: 2 },
      ...more,
    }),
  );

const tracking: Partial<PutScalingPolicyCommandInput> = {
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 70,
    PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
  },
};

const step: StepScalingPolicyConfiguration = {
  AdjustmentType: "ChangeInCapacity",
  StepAdjustments: [{ ScalingAdjustment: 1 }],
};

const trackingOf = (configuration: object): Partial<PutScalingPolicyCommandInput> => ({
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 1, ...configuration },
});
const stepsOf = (
  ...StepAdjustments: { MetricIntervalLowerBound?: number; MetricIntervalUpperBound?: number }[]
) => ({
  StepScalingPolicyConfiguration: {
    AdjustmentType: "ChangeInCapacity" as const,
    StepAdjustments: StepAdjustments.map((bounds) => ({ ...bounds, ScalingAdjustment: 1 })),
  },
});

describe("targets", () => {
  test("tell what they were registered with, and SageMaker's service-linked role", async ({ clients }) => {
    const { ScalableTargetARN } = await register(clients, { RoleARN: "arn:aws:iam::1:role/mine" });
    expect(ScalableTargetARN).toMatch(
      /^arn:aws:application-autoscaling:us-west-2:111122223333:scalable-target\/[0-9a-f]{35}$/,
    );
    const { ScalableTargets } = await clients.autoscaling.send(
      new DescribeScalableTargetsCommand(everything),
    );
    expect(ScalableTargets).toEqual([
      {
        ...variant,
        MinCapacity: 1,
        MaxCapacity: 5,
        RoleARN: `arn:aws:iam::${companyAccount}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`,
        CreationTime: expect.any(Date),
        SuspendedState: {
          DynamicScalingInSuspended: false,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
        ScalableTargetARN,
      },
    ]);
  });

  test("registered again change what is sent and keep the rest", async ({ clients }) => {
    const first = await register(clients, { SuspendedState: { DynamicScalingInSuspended: true } });
    const second = await register(clients, { MinCapacity: undefined, MaxCapacity: 7 });
    expect(second.ScalableTargetARN).toBe(first.ScalableTargetARN);
    const { ScalableTargets } = await clients.autoscaling.send(
      new DescribeScalableTargetsCommand(everything),
    );
    expect(ScalableTargets).toMatchObject([
      { MinCapacity: 1, MaxCapacity: 7, SuspendedState: { DynamicScalingInSuspended: true } },
    ]);
  });

  test("are listed by resource and dimension, page by page", async ({ clients }) => {
    await register(clients);
    await register(clients, {}, component);
    const list = async (input: object) => {
      const command = new DescribeScalableTargetsCommand({ ...everything, ...input });
      const { ScalableTargets = [], NextToken } = await clients.autoscaling.send(command);
      return [ScalableTargets.map(({ ResourceId }) => ResourceId), NextToken] as const;
    };
    const ids = [component.ResourceId, variant.ResourceId];
    expect((await list({ ResourceIds: [variant.ResourceId] }))[0]).toEqual([variant.ResourceId]);
    expect((await list({ ResourceIds: ids, ScalableDimension: component.ScalableDimension }))[0]).toEqual([
      component.ResourceId,
    ]);
    expect((await list({ ServiceNamespace: "ecs" }))[0]).toEqual([]);
    const [first, NextToken] = await list({ MaxResults: 1 });
    const [second, end] = await list({ MaxResults: 1, NextToken });
    expect([...first, ...second, end]).toEqual([...ids, undefined]);
    await expect(list({ ScalableDimension: variant.ScalableDimension })).rejects.toThrow(
      "also specify a resource ID",
    );
    await expect(list({ MaxResults: 0 })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(list({ NextToken: "abcd" })).rejects.toMatchObject({ name: "InvalidNextTokenException" });
  });

  for (const [what, input, message] of [
    [
      "of an endpoint that there is not",
      { ResourceId: "endpoint/absent/variant/AllTraffic" },
      "doesn't exist",
    ],
    ["of another service", { ServiceNamespace: "ecs" as const }, "Unsupported service namespace"],
    ["of no form", { ResourceId: "endpoint/churn-scores" }, "Unsupported service namespace"],
    [
      "with a dimension of another resource",
      { ScalableDimension: component.ScalableDimension },
      "Unsupported",
    ],
    ["without bounds", { MinCapacity: undefined }, "MinCapacity and MaxCapacity"],
    [
      "with its bounds upside down",
      { MinCapacity: 6 },
      "Maximum capacity cannot be less than minimum capacity",
    ],
    ["with less than nothing", { MinCapacity: -1 }, "cannot be negative"],
  ] as const) {
    test(`a target ${what} is refused`, async ({ clients }) => {
      await expect(register(clients, input)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("deregistering takes policies, their alarms and schedules along", async ({ clients }) => {
    await register(clients);
    await putPolicy(clients, tracking);
    await schedule(clients);
    const deregister = new DeregisterScalableTargetCommand(variant);
    await clients.autoscaling.send(deregister);
    const policies = await clients.autoscaling.send(new DescribeScalingPoliciesCommand(everything));
    const actions = await clients.autoscaling.send(new DescribeScheduledActionsCommand(everything));
    const alarms = await clients.cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: "TargetTracking-" }),
    );
    expect([policies.ScalingPolicies, actions.ScheduledActions, alarms.MetricAlarms]).toEqual([[], [], []]);
    await expect(clients.autoscaling.send(deregister)).rejects.toMatchObject({
      name: "ObjectNotFoundException",
      message: `No scalable target found for service namespace: sagemaker, resource ID: ${variant.ResourceId}, scalable dimension: sagemaker:variant:DesiredInstanceCount`,
    });
  });
});

describe("tags", () => {
  test("come with a new target, are added and taken away", async ({ clients }) => {
    const { autoscaling } = clients;
    const { ScalableTargetARN: ResourceARN } = await register(clients, { Tags: { Team: "claims" } });
    await autoscaling.send(new TagResourceCommand({ ResourceARN, Tags: { Environment: "prod" } }));
    await autoscaling.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["Team"] }));
    const { Tags } = await autoscaling.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual({ Environment: "prod" });
    await expect(register(clients, { Tags: {} })).rejects.toThrow("Use TagResource");
  });

  test("are limited, and not AWS's own", async ({ clients }) => {
    const { ScalableTargetARN: ResourceARN } = await register(clients);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ""]));
    const tag = (Tags: Record<string, string>, arn = ResourceARN) =>
      clients.autoscaling.send(new TagResourceCommand({ ResourceARN: arn, Tags }));
    await expect(tag(many)).rejects.toMatchObject({ name: "TooManyTagsException" });
    await expect(tag({ "aws:x": "" })).rejects.toThrow("reserved");
    await expect(tag({}, `${ResourceARN}0`)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("policies", () => {
  test("of target tracking make a pair of alarms and tell them", async ({ clients }) => {
    await register(clients);
    const { PolicyARN = "", Alarms = [] } = await putPolicy(clients, tracking);
    expect(PolicyARN).toMatch(
      /^arn:aws:autoscaling:us-west-2:111122223333:scalingPolicy:[0-9a-f-]{36}:resource\/sagemaker\/endpoint\/churn-scores\/variant\/AllTraffic:policyName\/policy$/,
    );
    const names = Alarms.map(({ AlarmName = "" }) => AlarmName);
    const uuid = "[0-9a-f-]{36}";
    expect(names[0]).toMatch(new RegExp(`^TargetTracking-${variant.ResourceId}-AlarmHigh-${uuid}$`));
    expect(names[1]).toMatch(new RegExp(`^TargetTracking-${variant.ResourceId}-AlarmLow-${uuid}$`));
    const found = await clients.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: names }));
    const shared = {
      Namespace: "AWS/SageMaker",
      MetricName: "InvocationsPerInstance",
      Statistic: "Sum",
      Period: 60,
      AlarmActions: [PolicyARN],
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${PolicyARN}.`,
      Dimensions: [
        { Name: "EndpointName", Value: "churn-scores" },
        { Name: "VariantName", Value: "AllTraffic" },
      ],
    };
    expect(found.MetricAlarms).toMatchObject([
      { ...shared, Threshold: 70, EvaluationPeriods: 3, ComparisonOperator: "GreaterThanThreshold" },
      { ...shared, Threshold: 63, EvaluationPeriods: 15, ComparisonOperator: "LessThanThreshold" },
    ]);
    const described = await clients.autoscaling.send(new DescribeScalingPoliciesCommand(everything));
    expect(described.ScalingPolicies).toMatchObject([
      { PolicyName: "policy", PolicyARN, Alarms, ...tracking },
    ]);
  });

  test("put again replace their alarms and keep their ARN", async ({ clients }) => {
    await register(clients);
    const first = await putPolicy(clients, tracking);
    const second = await putPolicy(clients, loadTracking({ DisableScaleIn: true }));
    expect(second.PolicyARN).toBe(first.PolicyARN);
    expect(second.Alarms).toHaveLength(1);
    const { MetricAlarms } = await clients.cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: "TargetTracking-" }),
    );
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual([second.Alarms?.[0]?.AlarmName]);
  });

  test("are listed by name, and gone once deleted", async ({ clients }) => {
    await register(clients);
    await putPolicy(clients, tracking);
    await putPolicy(clients, { PolicyName: "step", StepScalingPolicyConfiguration: step });
    const list = new DescribeScalingPoliciesCommand({ ...everything, PolicyNames: ["step"] });
    expect((await clients.autoscaling.send(list)).ScalingPolicies).toMatchObject([
      { PolicyName: "step", PolicyType: "StepScaling", StepScalingPolicyConfiguration: step, Alarms: [] },
    ]);
    const remove = new DeleteScalingPolicyCommand({ ...variant, PolicyName: "step" });
    await clients.autoscaling.send(remove);
    expect((await clients.autoscaling.send(list)).ScalingPolicies).toEqual([]);
    await expect(clients.autoscaling.send(remove)).rejects.toMatchObject({
      name: "ObjectNotFoundException",
      message: expect.stringContaining(
        "No scaling policy found with name step for service namespace: sagemaker",
      ),
    });
  });

  test("need a registered target", async ({ clients }) => {
    await expect(putPolicy(clients, tracking)).rejects.toMatchObject({
      name: "ObjectNotFoundException",
      message: `No scalable target registered for service namespace: sagemaker, resource ID: ${variant.ResourceId}, scalable dimension: sagemaker:variant:DesiredInstanceCount`,
    });
  });

  test("are limited to fifty for one target", async ({ clients }) => {
    await register(clients);
    for (let index = 0; index < 50; index += 1)
      await putPolicy(clients, { PolicyName: `p${index}`, StepScalingPolicyConfiguration: step });
    await expect(putPolicy(clients, tracking)).rejects.toMatchObject({ name: "LimitExceededException" });
    expect(
      await putPolicy(clients, { PolicyName: "p1", StepScalingPolicyConfiguration: step }),
    ).toHaveProperty("PolicyARN");
  });

  const ofCopies = { PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy" } as const;
  for (const [what, input, message] of [
    ["prediction", { PolicyType: "PredictiveScaling" as const }, "not supported"],
    ["steps without a configuration", {}, "StepScalingPolicyConfiguration alone"],
    ["tracking without a configuration", { PolicyType: "TargetTrackingScaling" as const }, "TargetTracking"],
    ["a target of zero", trackingOf({ TargetValue: 0 }), "TargetValue"],
    ["no metric", trackingOf({}), "Exactly one of PredefinedMetricSpecification"],
    [
      "a metric of another dimension",
      trackingOf({ PredefinedMetricSpecification: ofCopies }),
      "Scalable dimension sagemaker:variant:DesiredInstanceCount only supports the following predefined metric types: SageMakerVariantInvocationsPerInstance",
    ],
    [
      "metric math",
      trackingOf({ CustomizedMetricSpecification: { Metrics: [{ Id: "m1", Expression: "1" }] } }),
      "tracks no metric math",
    ],
    ["no steps", stepsOf(), "AdjustmentType and StepAdjustments"],
    [
      "steps upside down",
      stepsOf({ MetricIntervalLowerBound: 5, MetricIntervalUpperBound: 0 }),
      "must be less than",
    ],
    [
      "a gap between steps",
      stepsOf({ MetricIntervalUpperBound: 0 }, { MetricIntervalLowerBound: 5 }),
      "overlap or have a gap",
    ],
  ] as const) {
    test(`${what} is refused`, async ({ clients }) => {
      await register(clients);
      await expect(putPolicy(clients, input)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("cannot change their type", async ({ clients }) => {
    await register(clients);
    await putPolicy(clients, tracking);
    await expect(putPolicy(clients, { StepScalingPolicyConfiguration: step })).rejects.toThrow(
      "cannot be changed",
    );
  });
});

describe("scheduled actions", () => {
  test("tell what they were given, and keep it where nothing new is sent", async ({ clients }) => {
    await register(clients);
    await schedule(clients, { Timezone: "Europe/Berlin", EndTime: new Date("2099-01-01T00:00:00Z") });
    await schedule(clients, { Schedule: undefined, ScalableTargetAction: { MaxCapacity: 4 } });
    const list = new DescribeScheduledActionsCommand({ ...everything, ScheduledActionNames: ["morning"] });
    expect((await clients.autoscaling.send(list)).ScheduledActions).toEqual([
      {
        ...variant,
        ScheduledActionName: "morning",
        ScheduledActionARN: expect.stringMatching(
          /^arn:aws:autoscaling:us-west-2:111122223333:scheduledAction:[0-9a-f-]{36}:resource\/sagemaker\/.*:scheduledActionName\/morning$/,
        ),
        Schedule: "cron(0 8 ? * MON-FRI *)",
        Timezone: "Europe/Berlin",
        EndTime: new Date("2099-01-01T00:00:00Z"),
        ScalableTargetAction: { MaxCapacity: 4 },
        CreationTime: expect.any(Date),
      },
    ]);
    const remove = new DeleteScheduledActionCommand({ ...variant, ScheduledActionName: "morning" });
    await clients.autoscaling.send(remove);
    expect((await clients.autoscaling.send(list)).ScheduledActions).toEqual([]);
    await expect(clients.autoscaling.send(remove)).rejects.toMatchObject({
      name: "ObjectNotFoundException",
      message: expect.stringContaining("No scheduled action found with name morning"),
    });
  });

  test("need a registered target", async ({ clients }) => {
    await expect(schedule(clients)).rejects.toMatchObject({ name: "ObjectNotFoundException" });
  });

  for (const [what, more, message] of [
    ["no schedule", { Schedule: undefined }, "Schedule must be specified"],
    ["a schedule that cannot be read", { Schedule: "daily" }, "Invalid schedule expression"],
    ["a time zone that there is not", { Timezone: "Mars/Olympus" }, "Invalid timezone"],
    ["nothing to set", { ScalableTargetAction: undefined }, "MinCapacity or MaxCapacity"],
    ["bounds upside down", { ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 1 } }, "cannot be less"],
    [
      "an end before its start",
      { StartTime: new Date(2e12), EndTime: new Date(1e12) },
      "before the end time",
    ],
  ] as const) {
    test(`one with ${what} is refused`, async ({ clients }) => {
      await register(clients);
      await expect(schedule(clients, more)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }
});

test("lists of activities, policies and actions ask for a resource beside a dimension", async ({
  clients,
}) => {
  const input = { ...everything, ScalableDimension: variant.ScalableDimension };
  const { autoscaling } = clients;
  await expect(autoscaling.send(new DescribeScalingActivitiesCommand(input))).rejects.toThrow("resource ID");
  await expect(autoscaling.send(new DescribeScalingPoliciesCommand(input))).rejects.toThrow("resource ID");
  await expect(autoscaling.send(new DescribeScheduledActionsCommand(input))).rejects.toThrow("resource ID");
});
