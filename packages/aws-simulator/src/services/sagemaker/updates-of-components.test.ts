import { RegisterScalableTargetCommand } from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeInferenceComponentCommand,
  UpdateEndpointCommand,
  UpdateInferenceComponentCommand,
} from "@aws-sdk/client-sagemaker";
import type { UpdateInferenceComponentInput } from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { componentSpecification, executionRole, test as base, tgiImage } from "./testing/hosting-test.ts";

const look = new DescribeInferenceComponentCommand({ InferenceComponentName: "llm" });
const other = {
  ...componentSpecification,
  Container: { Image: tgiImage, Environment: { HF_MODEL_ID: "acme/other-7B" } },
};
const rolling = (Type: "COPY_COUNT" | "CAPACITY_PERCENT", Value: number) => ({
  RollingUpdatePolicy: { MaximumBatchSize: { Type, Value }, WaitIntervalInSeconds: 0 },
});
const managed = (MaxInstanceCount: number) => ({
  ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 1, MaxInstanceCount } as const,
});

const move = (config: string) =>
  new UpdateEndpointCommand({ EndpointName: "shared", EndpointConfigName: config });

/** A component `llm` of two copies in service, on an endpoint `shared` whose fleet follows it. */
const test = base.extend<{ update: (input: Partial<UpdateInferenceComponentInput>) => Promise<unknown> }>({
  update: [
    async ({ hosting, clients: { sagemaker } }, use) => {
      await hosting.deployForComponents("shared", managed(3));
      await hosting.component("llm", "shared", { copies: 2 });
      hosting.advance(400);
      await use((input) =>
        sagemaker.send(new UpdateInferenceComponentCommand({ InferenceComponentName: "llm", ...input })),
      );
    },
    { auto: true },
  ],
});

describe("a rolling update", () => {
  test("keeps the old copies until it is done, and is told afterwards", async ({
    hosting,
    update,
    clients: { sagemaker },
  }) => {
    const DeploymentConfig = rolling("CAPACITY_PERCENT", 50);
    await update({ Specification: other, DeploymentConfig });
    expect(await sagemaker.send(look)).toMatchObject({
      InferenceComponentStatus: "Updating",
      Specification: { Container: { Environment: componentSpecification.Container?.Environment } },
      RuntimeConfig: { CurrentCopyCount: 2 },
    });
    hosting.advance(90);
    expect(await sagemaker.send(look)).toMatchObject({
      InferenceComponentStatus: "InService",
      Specification: { Container: { Environment: { HF_MODEL_ID: "acme/other-7B" } } },
      LastDeploymentConfig: DeploymentConfig,
    });
  });

  test("takes batches of 5 % to 50 % of the copies", async ({ hosting, update }) => {
    for (const DeploymentConfig of [rolling("COPY_COUNT", 2), rolling("CAPACITY_PERCENT", 4)])
      await expect(update({ Specification: other, DeploymentConfig })).rejects.toThrow("between 5% and 50%");
    expect(await hosting.componentStatus("llm")).toBe("InService");
    await expect(
      update({ Specification: other, DeploymentConfig: rolling("COPY_COUNT", 1) }),
    ).resolves.toBeDefined();
  });

  test("ends Failed when going back fails too", async ({
    hosting,
    update,
    control,
    clients: { sagemaker },
  }) => {
    await control("/endpoints", { action: "fail", pattern: "llm", fault: "rollback", count: 1 });
    await update({ Specification: other });
    hosting.advance(1440);
    expect(await sagemaker.send(look)).toMatchObject({
      InferenceComponentStatus: "Failed",
      RuntimeConfig: { CurrentCopyCount: 0 },
    });
    await update({ Specification: componentSpecification });
    hosting.advance(400);
    expect(await hosting.componentStatus("llm")).toBe("InService");
  });

  test("is refused when the new specification fits on no instance", async ({ hosting, update }) => {
    const ComputeResourceRequirements = {
      MinMemoryRequiredInMb: 1024,
      NumberOfAcceleratorDevicesRequired: 4,
    };
    await expect(update({ Specification: { ...other, ComputeResourceRequirements } })).rejects.toThrow(
      "There is not enough hardware resources",
    );
    expect(await hosting.componentStatus("llm")).toBe("InService");
  });
});

describe("another configuration of an endpoint of components", () => {
  test("begins with the instances that their copies need", async ({ hosting, clients: { sagemaker } }) => {
    const variant = { ModelName: undefined, InstanceType: "ml.g5.2xlarge" as const, ...managed(3) };
    await hosting.config("larger", variant, { ExecutionRoleArn: executionRole });
    await sagemaker.send(move("larger"));
    hosting.advance(360);
    expect(await hosting.describe("shared")).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "larger",
      ProductionVariants: [{ CurrentInstanceCount: 2 }],
    });
  });

  test("is rolled back when a component fits on none of its instances", async ({
    hosting,
    clients: { sagemaker },
  }) => {
    const variant = { ModelName: undefined, InstanceType: "ml.m5.large" as const };
    await hosting.config("tiny", variant, { ExecutionRoleArn: executionRole });
    await sagemaker.send(move("tiny"));
    hosting.advance(360);
    expect(await hosting.status("shared")).toBe("RollingBack");
    hosting.advance(180);
    expect(await hosting.describe("shared")).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "shared",
      FailureReason: expect.stringContaining("There is not enough hardware resources"),
    });
  });
});

base(
  "a variant that is scaled keeps its instance type until its target is deregistered",
  async ({ hosting, clients: { sagemaker, autoscaling } }) => {
    await hosting.deploy("scaled");
    await hosting.config("larger", { ModelName: "scaled", InstanceType: "ml.g5.2xlarge" });
    await hosting.config("same", { ModelName: "scaled" });
    hosting.advance(300);
    await autoscaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: "sagemaker",
        ResourceId: "endpoint/scaled/variant/AllTraffic",
        ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
        MinCapacity: 1,
        MaxCapacity: 2,
      }),
    );
    const moveTo = (config: string) =>
      sagemaker.send(new UpdateEndpointCommand({ EndpointName: "scaled", EndpointConfigName: config }));
    await expect(moveTo("larger")).rejects.toThrow("must be deregistered as a scalable target");
    await expect(moveTo("same")).resolves.toBeDefined();
  },
);
