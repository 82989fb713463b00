import {
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { arnOf, test } from "./testing/hosting-test.ts";

const ownContainer = { Image: "111122223333.dkr.ecr.us-west-2.amazonaws.com/own:1" };
const remove = (name: string) => new DeleteEndpointCommand({ EndpointName: name });
const update = (name: string, config: string) =>
  new UpdateEndpointCommand({ EndpointName: name, EndpointConfigName: config });
const scale = (name: string, count: number) =>
  new UpdateEndpointWeightsAndCapacitiesCommand({
    EndpointName: name,
    DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: count }],
  });
const inProgress = (name: string) => ({
  name: "ValidationException",
  message: `Cannot update in-progress endpoint "${arnOf("endpoint", name)}".`,
});
/** Real milliseconds pass beside the simulated clock. */
const about = (seconds: number) => expect.closeTo(seconds, -1);

describe("creating", () => {
  test("takes five minutes, in which no variant is described", async ({ hosting }) => {
    await hosting.deploy("fresh");
    expect(await hosting.describe("fresh")).toMatchObject({
      EndpointStatus: "Creating",
      EndpointArn: arnOf("endpoint", "fresh"),
      EndpointConfigName: "fresh",
    });
    expect(await hosting.describe("fresh")).not.toHaveProperty("ProductionVariants");
    hosting.advance(290);
    expect(await hosting.status("fresh")).toBe("Creating");
    hosting.advance(10);
    expect(await hosting.describe("fresh")).toMatchObject({
      EndpointStatus: "InService",
      ProductionVariants: [
        { VariantName: "AllTraffic", CurrentInstanceCount: 1, DesiredInstanceCount: 1, CurrentWeight: 1 },
      ],
    });
  });

  test("goes sixty times as fast at time scale 60", async ({ hosting, simulator }) => {
    simulator.configure({ timeScale: 60 });
    await hosting.deploy("fast");
    hosting.advance(5);
    expect(await hosting.status("fast")).toBe("InService");
  });

  test("ends Failed when AWS finds no instances for half an hour", async ({ hosting, control }) => {
    await control("/endpoints", { action: "fail", pattern: "scarce-*", fault: "capacity", count: 1 });
    await hosting.deploy("scarce-one");
    hosting.advance(1790);
    expect(await hosting.status("scarce-one")).toBe("Creating");
    hosting.advance(10);
    expect(await hosting.describe("scarce-one")).toMatchObject({
      EndpointStatus: "Failed",
      FailureReason:
        "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.",
    });
    await hosting.deploy("scarce-two");
    hosting.advance(300);
    expect(await hosting.status("scarce-two")).toBe("InService");
  });

  test("cannot be deleted, updated or scaled meanwhile", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("busy");
    for (const send of [
      () => sagemaker.send(remove("busy")),
      () => sagemaker.send(update("busy", "busy")),
      () => sagemaker.send(scale("busy", 2)),
    ])
      await expect(send()).rejects.toMatchObject(inProgress("busy"));
  });
});

describe("deleting", () => {
  test("takes a minute and leaves configuration and model", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("gone");
    hosting.advance(300);
    await sagemaker.send(remove("gone"));
    expect(await hosting.status("gone")).toBe("Deleting");
    await expect(sagemaker.send(remove("gone"))).rejects.toMatchObject(inProgress("gone"));
    hosting.advance(60);
    await expect(hosting.describe("gone")).rejects.toMatchObject({
      name: "ValidationException",
      message: `Could not find endpoint "${arnOf("endpoint", "gone")}".`,
      $metadata: { httpStatusCode: 400 },
    });
    await hosting.endpoint("gone");
    expect(await hosting.status("gone")).toBe("Creating");
  });

  test("is all that a Failed endpoint allows", async ({ hosting, clients: { sagemaker }, control }) => {
    await control("/endpoints", { action: "fail", pattern: "sick", fault: "container" });
    await hosting.deploy("sick");
    hosting.advance(1440);
    await expect(sagemaker.send(update("sick", "sick"))).rejects.toMatchObject({
      message: expect.stringContaining("in status Failed"),
    });
    await sagemaker.send(remove("sick"));
    hosting.advance(60);
    await expect(hosting.status("sick")).rejects.toThrow("Could not find endpoint");
  });

  test("a configuration and a model in use is not refused", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("lively");
    hosting.advance(300);
    await sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: "lively" }));
    await sagemaker.send(new DeleteModelCommand({ ModelName: "lively" }));
    expect(await hosting.describe("lively")).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "lively",
    });
  });
});

describe("updating", () => {
  test("goes to the new configuration after six minutes", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("moving");
    await hosting.config("larger", { ModelName: "moving", InstanceType: "ml.g5.2xlarge" });
    hosting.advance(300);
    await sagemaker.send(update("moving", "larger"));
    expect(await hosting.describe("moving")).toMatchObject({
      EndpointStatus: "Updating",
      EndpointConfigName: "moving",
      PendingDeploymentSummary: {
        EndpointConfigName: "larger",
        ProductionVariants: [
          { InstanceType: "ml.g5.2xlarge", CurrentInstanceCount: 0, DesiredInstanceCount: 1 },
        ],
      },
    });
    hosting.advance(360);
    const after = await hosting.describe("moving");
    expect(after).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "larger" });
    expect(after).not.toHaveProperty("PendingDeploymentSummary");
  });

  test("rolls back to the old configuration and says why", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("cautious");
    await hosting.model("gated", { Environment: { HF_MODEL_ID: "meta-llama/Llama-3.1-8B-Instruct" } });
    await hosting.config("gated");
    hosting.advance(300);
    await sagemaker.send(update("cautious", "gated"));
    hosting.advance(1440);
    expect(await hosting.status("cautious")).toBe("RollingBack");
    hosting.advance(180);
    expect(await hosting.describe("cautious")).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "cautious",
      FailureReason: expect.stringContaining("did not pass the ping health check"),
    });
  });

  test("may get stuck on the way back, and can be tried again", async ({
    hosting,
    clients: { sagemaker },
    control,
  }) => {
    await hosting.deploy("stuck");
    hosting.advance(300);
    await control("/endpoints", { action: "fail", pattern: "stuck", fault: "rollback", count: 1 });
    await sagemaker.send(update("stuck", "stuck"));
    hosting.advance(1440 + 180);
    expect(await hosting.status("stuck")).toBe("UpdateRollbackFailed");
    await sagemaker.send(update("stuck", "stuck"));
    hosting.advance(360);
    expect(await hosting.status("stuck")).toBe("InService");
  });

  test("keeps instance counts and weights when asked to, but for the excluded", async ({
    hosting,
    clients: { sagemaker },
  }) => {
    await hosting.deploy("keeping", { variant: { InstanceType: "ml.m5.large" }, container: ownContainer });
    hosting.advance(300);
    const wanted = { VariantName: "AllTraffic", DesiredInstanceCount: 3, DesiredWeight: 5 };
    await sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: "keeping",
        DesiredWeightsAndCapacities: [wanted],
      }),
    );
    hosting.advance(240);
    const keep = { EndpointName: "keeping", EndpointConfigName: "keeping", RetainAllVariantProperties: true };
    await sagemaker.send(new UpdateEndpointCommand(keep));
    hosting.advance(360);
    const variant = async () => (await hosting.describe("keeping")).ProductionVariants?.[0];
    expect(await variant()).toMatchObject({ CurrentInstanceCount: 3, CurrentWeight: 5 });
    const excluded = [{ VariantPropertyType: "DesiredInstanceCount" as const }];
    await sagemaker.send(new UpdateEndpointCommand({ ...keep, ExcludeRetainedVariantProperties: excluded }));
    hosting.advance(360);
    expect(await variant()).toMatchObject({ CurrentInstanceCount: 1, CurrentWeight: 5 });
  });

  test("by AWS itself blocks changes for its time", async ({ hosting, clients: { sagemaker }, control }) => {
    await hosting.deploy("patched");
    hosting.advance(300);
    expect(await control("/endpoints", { action: "system-update", pattern: "patch*", seconds: 120 })).toEqual(
      {
        updating: ["patched"],
      },
    );
    expect(await hosting.status("patched")).toBe("SystemUpdating");
    await expect(sagemaker.send(remove("patched"))).rejects.toMatchObject(inProgress("patched"));
    hosting.advance(120);
    expect(await hosting.status("patched")).toBe("InService");
  });
});

describe("scaling", () => {
  test("goes through Updating to the new count", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("elastic");
    hosting.advance(300);
    await sagemaker.send(scale("elastic", 2));
    expect((await hosting.describe("elastic")).ProductionVariants).toMatchObject([
      { CurrentInstanceCount: 1, DesiredInstanceCount: 2 },
    ]);
    hosting.advance(240);
    expect(await hosting.describe("elastic")).toMatchObject({
      EndpointStatus: "InService",
      ProductionVariants: [{ CurrentInstanceCount: 2, DesiredInstanceCount: 2 }],
    });
  });

  for (const [what, variant, count, message] of [
    ["a variant that is not there", "Other", 1, 'The variant name(s) "Other" is/are not present'],
    ["no instances at all", "AllTraffic", 0, "DesiredInstanceCount must be greater than 0."],
  ] as const) {
    test(`to ${what} is refused`, async ({ hosting, clients: { sagemaker } }) => {
      await hosting.deploy("rigid");
      hosting.advance(300);
      const wanted = new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: "rigid",
        DesiredWeightsAndCapacities: [{ VariantName: variant, DesiredInstanceCount: count }],
      });
      await expect(sagemaker.send(wanted)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }
});

describe("the ledger", () => {
  test("counts from the creation to the end of the deletion", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("counted");
    hosting.advance(300 + 3600);
    await sagemaker.send(remove("counted"));
    hosting.advance(5000);
    expect(await hosting.ledger("counted")).toEqual({ "ml.g5.xlarge": about(300 + 3600 + 60) });
  });

  test("counts both fleets of an update, and the larger count of a change of capacity", async ({
    hosting,
    clients: { sagemaker },
  }) => {
    await hosting.deploy("doubled");
    await hosting.config("next", { ModelName: "doubled", InstanceType: "ml.g5.2xlarge" });
    hosting.advance(300);
    await sagemaker.send(update("doubled", "next"));
    hosting.advance(360);
    expect(await hosting.status("doubled")).toBe("InService");
    await sagemaker.send(scale("doubled", 2));
    hosting.advance(1000);
    expect(await hosting.status("doubled")).toBe("InService");
    await sagemaker.send(scale("doubled", 1));
    hosting.advance(1000);
    expect(await hosting.ledger("doubled")).toEqual({
      "ml.g5.xlarge": about(300 + 360),
      "ml.g5.2xlarge": about(360 + 2 * 1000 + 2 * 240 + 760),
    });
  });

  test("ends with the failure", async ({ hosting, control }) => {
    await control("/endpoints", { action: "fail", pattern: "lost", fault: "capacity" });
    await hosting.deploy("lost");
    hosting.advance(100_000);
    expect(await hosting.ledger("lost")).toEqual({ "ml.g5.xlarge": about(1800) });
  });

  test("is the same however often somebody looked", async ({ hosting, clients: { sagemaker }, control }) => {
    for (const name of ["watched", "unseen"]) await hosting.deploy(name);
    hosting.advance(300);
    await control("/endpoints", { action: "fail", pattern: "*", fault: "container" });
    for (const name of ["watched", "unseen"]) await sagemaker.send(update(name, name));
    for (let minute = 0; minute < 40; minute += 1) {
      hosting.advance(60);
      await sagemaker.send(new DescribeEndpointCommand({ EndpointName: "watched" }));
    }
    const [watched, unseen] = [await hosting.describe("watched"), await hosting.describe("unseen")];
    expect(watched.LastModifiedTime?.getTime()).toBeCloseTo(unseen.LastModifiedTime?.getTime() ?? 0, -3);
    expect(await hosting.ledger("watched")).toEqual({
      "ml.g5.xlarge": about((await hosting.ledger("unseen"))["ml.g5.xlarge"] ?? 0),
    });
    expect(await hosting.ledger("watched")).toEqual({ "ml.g5.xlarge": about(300 + 2400 + 1620) });
  });
});
