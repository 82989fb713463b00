import {
  CreateInferenceComponentCommand,
  DeleteEndpointCommand,
  DeleteInferenceComponentCommand,
  DescribeInferenceComponentCommand,
  ListInferenceComponentsCommand,
  UpdateEndpointCommand,
  UpdateInferenceComponentCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import {
  arnOf,
  componentSpecification,
  executionRole,
  test as base,
  tgiImage,
} from "./testing/hosting-test.ts";

const managed = {
  ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 3 },
} as const;
const look = (name: string) => new DescribeInferenceComponentCommand({ InferenceComponentName: name });
const remove = (name: string) => new DeleteInferenceComponentCommand({ InferenceComponentName: name });
const copies = (name: string, CopyCount: number) =>
  new UpdateInferenceComponentRuntimeConfigCommand({
    InferenceComponentName: name,
    DesiredRuntimeConfig: { CopyCount },
  });

/** An endpoint `shared` in service whose fleet follows its components. */
const test = base.extend<{ shared: string }>({
  shared: async ({ hosting }, use) => {
    await hosting.deployForComponents("shared", managed);
    await use("shared");
  },
});

describe("a component", () => {
  test("is InService after two minutes, with its copies", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.component("llm", shared);
    expect(await sagemaker.send(look("llm"))).toMatchObject({
      InferenceComponentArn: arnOf("inference-component", "llm"),
      EndpointArn: arnOf("endpoint", "shared"),
      VariantName: "AllTraffic",
      InferenceComponentStatus: "Creating",
      RuntimeConfig: { DesiredCopyCount: 1, CurrentCopyCount: 0 },
      Specification: { Container: { DeployedImage: { SpecifiedImage: tgiImage } } },
    });
    hosting.advance(120);
    expect(await sagemaker.send(look("llm"))).toMatchObject({
      InferenceComponentStatus: "InService",
      RuntimeConfig: { DesiredCopyCount: 1, CurrentCopyCount: 1 },
    });
  });

  test("blocks the deletion of its endpoint until it is gone", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    const removeEndpoint = new DeleteEndpointCommand({ EndpointName: shared });
    await expect(sagemaker.send(removeEndpoint)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("while it has inference components"),
    });
    await sagemaker.send(remove("llm"));
    await expect(sagemaker.send(removeEndpoint)).rejects.toThrow("while it has inference components");
    hosting.advance(30);
    await expect(sagemaker.send(look("llm"))).rejects.toThrow(
      `Could not find inference component "${arnOf("inference-component", "llm")}".`,
    );
    await expect(sagemaker.send(removeEndpoint)).resolves.toBeDefined();
  });

  test("is not changed while it is on its way", async ({ hosting, shared, clients: { sagemaker } }) => {
    await hosting.component("llm", shared);
    for (const send of [() => sagemaker.send(remove("llm")), () => sagemaker.send(copies("llm", 2))])
      await expect(send()).rejects.toThrow("in state CREATE_IN_PROGRESS");
    hosting.advance(120);
    await sagemaker.send(remove("llm"));
    await expect(sagemaker.send(remove("llm"))).rejects.toThrow("in state DELETE_IN_PROGRESS");
  });

  test("fails when its container does, and can be deleted", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    const Container = { Image: tgiImage, Environment: { HF_MODEL_ID: "google/gemma-2-9b-it" } };
    await hosting.component("gated", shared, { specification: { ...componentSpecification, Container } });
    hosting.advance(1440);
    expect(await sagemaker.send(look("gated"))).toMatchObject({
      InferenceComponentStatus: "Failed",
      FailureReason: expect.stringContaining("inference component gated did not pass the ping health check"),
    });
    await expect(sagemaker.send(remove("gated"))).resolves.toBeDefined();
  });

  test("that failed makes room for the next", async ({ hosting, control }) => {
    await hosting.deployForComponents("small");
    await control("/endpoints", { action: "fail", pattern: "sick", fault: "container" });
    await hosting.component("sick", "small");
    hosting.advance(1440);
    await expect(hosting.component("well", "small")).resolves.toBeUndefined();
  });

  test("is left as it is when its new model is not there", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    const update = new UpdateInferenceComponentCommand({
      InferenceComponentName: "llm",
      Specification: { ...componentSpecification, Container: undefined, ModelName: "absent" },
    });
    await expect(sagemaker.send(update)).rejects.toThrow("Could not find model");
    expect(await hosting.componentStatus("llm")).toBe("InService");
  });

  test("keeps its old specification when the new one fails", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    const Container = { Image: tgiImage, Environment: { HF_MODEL_ID: "google/gemma-2-9b-it" } };
    const update = new UpdateInferenceComponentCommand({
      InferenceComponentName: "llm",
      Specification: { ...componentSpecification, Container },
    });
    await sagemaker.send(update);
    hosting.advance(1440);
    expect(await sagemaker.send(look("llm"))).toMatchObject({
      InferenceComponentStatus: "InService",
      FailureReason: expect.stringContaining("ping health check"),
      Specification: { Container: { Environment: componentSpecification.Container?.Environment } },
      RuntimeConfig: { CurrentCopyCount: 1 },
    });
  });

  test("takes a new specification when it works", async ({ hosting, shared, clients: { sagemaker } }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    const Container = { Image: tgiImage, Environment: { HF_MODEL_ID: "acme/other-7B" } };
    await sagemaker.send(
      new UpdateInferenceComponentCommand({
        InferenceComponentName: "llm",
        Specification: { ...componentSpecification, Container },
      }),
    );
    expect(await hosting.componentStatus("llm")).toBe("Updating");
    hosting.advance(90);
    expect(await sagemaker.send(look("llm"))).toMatchObject({
      InferenceComponentStatus: "InService",
      Specification: { Container: { Environment: { HF_MODEL_ID: "acme/other-7B" } } },
    });
  });
});

describe("managed instance scaling", () => {
  test("adds instances for copies, and takes them back to none", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    const instances = async () =>
      (await hosting.describe(shared)).ProductionVariants?.[0]?.CurrentInstanceCount;
    await hosting.component("llm", shared, { copies: 3 });
    hosting.advance(120 + 240);
    expect(await hosting.componentStatus("llm")).toBe("InService");
    expect(await instances()).toBe(3);
    await sagemaker.send(copies("llm", 0));
    hosting.advance(90);
    expect(await hosting.componentStatus("llm")).toBe("InService");
    expect(await instances()).toBe(3);
    hosting.advance(510);
    expect(await instances()).toBe(0);
    const before = (await hosting.ledger(shared))["ml.g5.xlarge"] ?? 0;
    hosting.advance(10_000);
    expect((await hosting.ledger(shared))["ml.g5.xlarge"]).toBeCloseTo(before, -1);
  });

  test("lets the last component's instances go", async ({ hosting, shared, clients: { sagemaker } }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    await sagemaker.send(remove("llm"));
    hosting.advance(600);
    expect((await hosting.describe(shared)).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 0 }]);
  });

  test("keeps counting an idle instance while something else is changed", async ({
    hosting,
    shared,
    clients: { sagemaker },
    control,
  }) => {
    await hosting.component("llm", shared);
    hosting.advance(120);
    await sagemaker.send(copies("llm", 0));
    await control("/endpoints", { action: "system-update", pattern: shared, seconds: 60 });
    hosting.advance(120);
    expect((await hosting.describe(shared)).ProductionVariants).toMatchObject([
      { CurrentInstanceCount: 1, DesiredInstanceCount: 0 },
    ]);
  });

  test("stops at the most instances, and so do the copies", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.component("llm", shared, { copies: 5 });
    hosting.advance(400);
    expect((await sagemaker.send(look("llm"))).RuntimeConfig).toMatchObject({
      DesiredCopyCount: 5,
      CurrentCopyCount: 3,
    });
  });
});

const needs = (more: object) => ({
  ...componentSpecification,
  ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024, ...more },
});

test("managed instance scaling goes no further than the quota", async ({
  hosting,
  shared,
  control,
  clients: { sagemaker },
}) => {
  const quota = { account: "111122223333", region: "us-west-2", quota: "ml.g5.xlarge for endpoint usage" };
  await control("/quotas", { action: "set", ...quota, value: 2 });
  await hosting.component("llm", shared, { copies: 3 });
  hosting.advance(400);
  expect((await sagemaker.send(look("llm"))).RuntimeConfig).toMatchObject({ CurrentCopyCount: 2 });
});

test("a component that is going makes room for the next", async ({ hosting, clients: { sagemaker } }) => {
  await hosting.deployForComponents("small");
  await hosting.component("first", "small");
  hosting.advance(120);
  await expect(hosting.component("second", "small")).rejects.toThrow(
    "There is not enough hardware resources",
  );
  await sagemaker.send(remove("first"));
  await expect(hosting.component("second", "small")).resolves.toBeUndefined();
});

describe("refused is", () => {
  for (const [what, more, message] of [
    ["a component without copies", { copies: 0 }, "copy count must be an integer larger than 0"],
    [
      "one that needs more GPUs than an instance has",
      { specification: needs({ NumberOfAcceleratorDevicesRequired: 2 }) },
      "There is not enough hardware resources on the instances",
    ],
    [
      "one that needs more memory than an instance has",
      { specification: needs({ MinMemoryRequiredInMb: 16_384 }) },
      "There is not enough hardware resources",
    ],
    [
      "one that names no model",
      { specification: { ...needs({}), Container: undefined } },
      "Either ModelName or Container",
    ],
    [
      "one whose model is not there",
      { specification: { ...needs({}), ModelName: "absent" } },
      "Could not find model",
    ],
    [
      "one that says no needs",
      { specification: { Container: { Image: tgiImage } } },
      "ComputeResourceRequirements is required",
    ],
    ["one of 64 MB", { specification: needs({ MinMemoryRequiredInMb: 64 }) }, "greater than or equal to 128"],
  ] as const) {
    test(what, async ({ hosting, shared }) => {
      await expect(hosting.component("bad", shared, more)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("a component on an endpoint of models", async ({ hosting }) => {
    await hosting.deploy("plain");
    hosting.advance(300);
    await expect(hosting.component("llm", "plain")).rejects.toThrow("because it has a model");
  });

  test("a component on an endpoint that is not in service yet", async ({ hosting }) => {
    await hosting.config("c", { ModelName: undefined }, { ExecutionRoleArn: executionRole });
    await hosting.endpoint("c");
    await expect(hosting.component("llm", "c")).rejects.toThrow("Cannot update in-progress endpoint");
  });

  for (const [what, VariantName, message] of [
    ["a component without a variant", undefined, "VariantName is required."],
    ["a component on a variant that is not there", "Other", 'Could not find variant "Other"'],
  ] as const) {
    test(what, async ({ shared, clients: { sagemaker } }) => {
      const create = new CreateInferenceComponentCommand({
        InferenceComponentName: "llm",
        EndpointName: shared,
        VariantName,
        Specification: componentSpecification,
        RuntimeConfig: { CopyCount: 1 },
      });
      await expect(sagemaker.send(create)).rejects.toThrow(message);
    });
  }

  test("a second component of the same name", async ({ hosting, shared }) => {
    await hosting.component("llm", shared);
    await expect(hosting.component("llm", shared)).rejects.toThrow(
      "Cannot create already existing inference component",
    );
  });

  test("deleting a base under its adapter", async ({ hosting, shared, clients: { sagemaker } }) => {
    await hosting.component("base", shared);
    hosting.advance(120);
    const adapter = new CreateInferenceComponentCommand({
      InferenceComponentName: "adapter",
      EndpointName: shared,
      Specification: {
        BaseInferenceComponentName: "base",
        Container: { ArtifactUrl: "s3://bucket/adapter.tar.gz" },
      },
    });
    await sagemaker.send(adapter);
    hosting.advance(120);
    await expect(sagemaker.send(remove("base"))).rejects.toThrow("is a base inference component");
    await sagemaker.send(remove("adapter"));
    hosting.advance(30);
    await expect(sagemaker.send(remove("base"))).resolves.toBeDefined();
  });

  test("updating an endpoint of components to one of models", async ({
    hosting,
    shared,
    clients: { sagemaker },
  }) => {
    await hosting.model("m");
    await hosting.config("m");
    const update = new UpdateEndpointCommand({ EndpointName: shared, EndpointConfigName: "m" });
    await expect(sagemaker.send(update)).rejects.toThrow("Cannot update an endpoint between");
  });
});

test("components are listed by endpoint and state", async ({ hosting, shared, clients: { sagemaker } }) => {
  await hosting.component("one", shared);
  const list = async (input: object) =>
    (await sagemaker.send(new ListInferenceComponentsCommand(input))).InferenceComponents?.map(
      ({ InferenceComponentName }) => InferenceComponentName,
    );
  expect(await list({ EndpointNameEquals: shared })).toEqual(["one"]);
  expect(await list({ EndpointNameEquals: "other" })).toEqual([]);
  expect(await list({ StatusEquals: "Creating" })).toEqual(["one"]);
  expect(await list({ VariantNameEquals: "Other" })).toEqual([]);
});
