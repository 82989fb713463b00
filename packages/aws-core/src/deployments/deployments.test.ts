import {
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeModelCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { aComponentDeployment, aDeployment } from "../endpoints/testing/a-deployment.ts";
import { bringUp } from "./bring-up.ts";
import { partsOf, takeDown } from "./take-down.ts";
import { deploymentOf, nothing, orderOf, useBench } from "./testing/deployment-bench.ts";

const bench = useBench();
const { aws, up, down, counted, killed } = bench;

const plain = deploymentOf(aDeployment());
const scaled = deploymentOf(aComponentDeployment());

test("a model that is placed directly comes up with one of each part, and goes whole", async () => {
  expect(await up(plain)).toMatchObject({ state: "ready", endpoint: { status: "InService" } });
  expect(await up(plain)).toMatchObject({ state: "ready" });
  expect(await counted()).toEqual({ ...nothing, endpoints: 1, configurations: 1, models: 1 });
  expect(await down(orderOf(plain))).toMatchObject({ state: "done", step: "models", kept: [] });
  expect(await counted()).toEqual(nothing);
  expect(await down(orderOf(plain))).toMatchObject({ state: "done" });
});

test("a component that scales to zero comes up with its policies and alarms, and goes whole", async () => {
  expect(await up(scaled)).toMatchObject({ state: "ready", component: { status: "InService" } });
  const there = await counted();
  expect(there).toMatchObject({ endpoints: 1, configurations: 1, models: 1, components: 1, targets: 1 });
  expect(there.policies).toBe(2);
  await down(orderOf(scaled));
  expect(await counted()).toEqual(nothing);
});

test("a stop keeps configuration and model, and the next start uses them", async () => {
  await up(plain);
  expect(await down(orderOf(plain, { keepParts: true }))).toMatchObject({ state: "done", step: "endpoint" });
  expect(await counted()).toEqual({ ...nothing, configurations: 1, models: 1 });
  expect(await up(plain)).toMatchObject({ state: "ready" });
  expect(await counted()).toEqual({ ...nothing, endpoints: 1, configurations: 1, models: 1 });
});

test("an endpoint that is being created is deleted as soon as AWS takes it", async () => {
  await bringUp(bench.clients, plain);
  expect(await takeDown(bench.clients, orderOf(plain))).toMatchObject({ state: "waiting", step: "endpoint" });
  expect(await counted()).toMatchObject({ endpoints: 1 });
  await down(orderOf(plain));
  expect(await counted()).toEqual(nothing);
});

test("a container that fails is told with AWS's reason, and nothing of it stays", async () => {
  const failing = deploymentOf(
    aDeployment({
      environment: { SM_VLLM_MAX_MODEL_LEN: "8192" },
      model: {
        source: "hub",
        repository: "nobody/does-not-exist",
        revision: "0123456789abcdef0123456789abcdef01234567",
        access: { kind: "open" },
      },
    }),
  );
  const failed = await up(failing);
  expect(failed).toMatchObject({ state: "failed", step: "endpoint", reason: expect.stringMatching(/ping/u) });
  await down(orderOf(failing));
  expect(await counted()).toEqual(nothing);
});

test("what somebody else made under the same name is neither taken over nor deleted", async () => {
  const { createModel, createEndpointConfig } = plain.calls;
  const foreign = [{ Key: "quarry:owner", Value: "payments" }];
  await bench.clients.sagemaker.send(new CreateModelCommand({ ...createModel, Tags: foreign }));
  await expect(bringUp(bench.clients, plain)).rejects.toMatchObject({
    name: "NameTakenError",
    kind: "model",
    owner: "payments",
  });
  await bench.clients.sagemaker.send(
    new CreateEndpointConfigCommand({ ...createEndpointConfig, Tags: foreign }),
  );
  await down(orderOf(plain));
  expect(await counted()).toEqual({ ...nothing, configurations: 1, models: 1 });
});

test("a model that another configuration uses is kept, and what uses it is named", async () => {
  await up(plain);
  const other = { ...plain.calls.createEndpointConfig, EndpointConfigName: "somebody-elses", Tags: [] };
  await bench.clients.sagemaker.send(new CreateEndpointConfigCommand(other));
  const model = plain.calls.names.model;
  expect(await down(orderOf(plain))).toMatchObject({
    kept: [{ model, usedBy: "endpoint configuration somebody-elses" }],
  });
  expect(await bench.clients.sagemaker.send(new DescribeModelCommand({ ModelName: model }))).toBeDefined();
});

test("an endpoint that was only found goes with what its configuration names", async () => {
  await up(plain);
  const endpoint = { configName: plain.calls.names.config };
  const parts = await partsOf(bench.clients, endpoint);
  await down({ ...orderOf(plain), ...parts, operationId: null });
  expect(await counted()).toEqual(nothing);
});

describe("whichever call is the last before the process dies", () => {
  const both = ["before", "after"] as const;

  test.each([
    ["a model that is placed directly", plain],
    ["a component that scales to zero", scaled],
  ])("%s is made once, and taken away whole", { timeout: 240_000 }, async (_what, deployment) => {
    const making = await killed(null, () => up(deployment));
    const whole = await counted();
    const removing = await killed(null, () => down(orderOf(deployment)));
    expect(making).toBeGreaterThan(5);
    for (const when of both) {
      for (let call = 1; call <= making; call += 1) {
        aws.loadScenario("company");
        await killed({ call, when }, () => up(deployment));
        expect(await up(deployment)).toMatchObject({ state: "ready" });
        expect(await counted()).toEqual(whole);
      }
      for (let call = 1; call <= removing; call += 1) {
        aws.loadScenario("company");
        await up(deployment);
        await killed({ call, when }, () => down(orderOf(deployment)));
        await down(orderOf(deployment));
        expect(await counted()).toEqual(nothing);
      }
    }
  });
});
