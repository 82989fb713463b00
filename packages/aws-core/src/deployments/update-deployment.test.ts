import {
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { describe, expect, test } from "vitest";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import { describeInferenceComponent } from "../endpoints/describe-inference-component.ts";
import type { DeploymentSpec } from "../endpoints/deployment-spec.ts";
import { aComponentDeployment, aDeployment, aHubModel } from "../endpoints/testing/a-deployment.ts";
import { bringUp } from "./bring-up.ts";
import type { BringUpProgress } from "./progress.ts";
import { deleteParts } from "./take-down.ts";
import {
  deploymentOf,
  endpointName,
  nothing,
  operationId,
  orderOf,
  partsOnlyOf,
  useBench,
} from "./testing/deployment-bench.ts";
import type { Wanted } from "./testing/deployment-bench.ts";
import { nothingSent } from "./update-deployment.ts";
import { sendsOf } from "./update-steps.ts";
import type { UpdateSent } from "./update-deployment.ts";

const bench = useBench();
const { aws, up, down, until, counted, killed } = bench;

/** What outlives a process that updates: whether it goes back, and what was sent. */
interface Memory {
  isGoingBack: boolean;
  sent: UpdateSent;
}
const freshMemory = (): Memory => ({ isGoingBack: false, sent: nothingSent });

/** Passes until an update serves or everything is as before, and nothing of the other is left. */
async function update(before: Wanted, after: Wanted, memory = freshMemory()): Promise<BringUpProgress> {
  const towards = (to: Wanted, from: Wanted) =>
    until(() => {
      const remember = async (sent: UpdateSent) => {
        memory.sent = sent;
      };
      const underWay = { previous: from.calls, sent: memory.sent, beforeSending: remember };
      return bringUp(bench.clients, { ...to, update: underWay });
    });
  const forth = memory.isGoingBack ? null : await towards(after, before);
  if (forth?.state === "ready") {
    await deleteParts(bench.clients, { ...partsOnlyOf(before, after), operationId });
    return forth;
  }
  if (!memory.isGoingBack) Object.assign(memory, { isGoingBack: true, sent: nothingSent });
  const back = await towards(before, after);
  if (back.state !== "ready") throw new Error("It did not come back.");
  await deleteParts(bench.clients, { ...partsOnlyOf(after, before), operationId });
  return forth ?? { ...back, state: "failed" };
}

/** What serves, in the words of the calls that made it. */
async function serving() {
  const endpoint = await describeEndpoint(bench.clients, endpointName);
  const component = await describeInferenceComponent(bench.clients, `${endpointName}-ic`);
  const { ScalableTargets = [] } = await bench.clients.autoscaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
  );
  const target = ScalableTargets.find(({ ResourceId }) => ResourceId?.includes(endpointName));
  return {
    status: endpoint?.status,
    config: endpoint?.configName,
    component: component && {
      status: component.status,
      model: component.modelName,
      memoryMib: component.memoryMib,
      copies: component.desiredCopies,
    },
    bounds: target && [target.MinCapacity, target.MaxCapacity],
  };
}

/** Told that something is sent, and remembers nothing. */
const beforeSending = async () => {};

const broken = { ...aHubModel, repository: "nobody/does-not-exist" } as const;
const other = { ...aHubModel, revision: "89abcdef0123456789abcdef0123456789abcdef" } as const;
const larger: DeploymentSpec["instances"] = {
  type: "ml.g5.4xlarge",
  count: 1,
  managed: null,
  volumeGb: null,
};
const follow = { minimum: 1, maximum: 2, target: 60, scaleInCooldown: 60, scaleOutCooldown: 60 };
const managed = { ...larger, managed: { least: 0, most: 3 } };
const slim = {
  mode: "INFERENCE_COMPONENT_BASED",
  copies: 1,
  accelerators: 1,
  cpus: 2,
  memoryMib: 4096,
} as const;

const plain = deploymentOf(aDeployment());
const scaled = deploymentOf(aDeployment({ scaling: follow }));
const component = deploymentOf(aComponentDeployment());
const afterPlain = (part: Partial<DeploymentSpec>) => deploymentOf(aDeployment(part), plain);
const afterComponent = (part: Partial<DeploymentSpec>) => deploymentOf(aComponentDeployment(part), component);

describe("a model that is placed directly", () => {
  test("goes to other instances with a new configuration and the same model, the old one kept until then", async () => {
    await up(plain);
    const next = afterPlain({ instances: larger });
    expect(next.calls.names).toMatchObject({ config: "twin-llama-g2", model: "twin-llama-g1" });
    const pause = await bringUp(bench.clients, {
      ...next,
      update: { previous: plain.calls, sent: nothingSent, beforeSending },
    });
    expect(pause).toMatchObject({ state: "waiting", endpoint: { configName: "twin-llama-g1" } });
    expect(await counted()).toMatchObject({ endpoints: 1, configurations: 2, models: 1 });
    await aws.control("clock/advance", { seconds: 600 });
    expect(await update(plain, next)).toMatchObject({ state: "ready" });
    expect(await serving()).toMatchObject({ status: "InService", config: "twin-llama-g2" });
    expect(await counted()).toEqual({ ...nothing, endpoints: 1, configurations: 1, models: 1 });
  });

  test("whose new model fails is rolled back by SageMaker, with AWS's reason and nothing left of the new one", async () => {
    await up(plain);
    const failed = await update(plain, afterPlain({ model: broken }));
    expect(failed).toMatchObject({ state: "failed", reason: expect.stringMatching(/ping/u) });
    expect(await serving()).toMatchObject({ status: "InService", config: "twin-llama-g1" });
    expect(await counted()).toEqual({ ...nothing, endpoints: 1, configurations: 1, models: 1 });
  });

  test("may be scaled on, otherwise or no more without another configuration", async () => {
    await up(scaled);
    const wider = deploymentOf(aDeployment({ scaling: { ...follow, maximum: 4 } }), scaled);
    expect(wider.calls.names.config).toBe("twin-llama-g1");
    await update(scaled, wider);
    expect(await serving()).toMatchObject({ bounds: [1, 4] });
    await update(wider, deploymentOf(aDeployment(), wider));
    expect(await serving()).toMatchObject({ bounds: undefined });
    expect(await counted()).toEqual({ ...nothing, endpoints: 1, configurations: 1, models: 1 });
  });

  test("that is scaled goes to other instances, which AWS takes only without its target, and is scaled again", async () => {
    await up(scaled);
    await update(scaled, deploymentOf(aDeployment({ scaling: follow, instances: larger }), scaled));
    expect(await serving()).toEqual({ status: "InService", config: "twin-llama-g2", bounds: [1, 2] });
  });

  test("that is scaled is scaled as before when the other instances fail", async () => {
    await up(scaled);
    const next = deploymentOf(aDeployment({ scaling: follow, instances: larger, model: broken }), scaled);
    expect(await update(scaled, next)).toMatchObject({ state: "failed" });
    expect(await serving()).toEqual({ status: "InService", config: "twin-llama-g1", bounds: [1, 2] });
  });

  test("keeps the instances that scaling has added when only its model changes", async () => {
    await up(scaled);
    const { registerScalableTarget } = scaled.calls;
    if (registerScalableTarget === null) throw new Error("It is not scaled.");
    await bench.clients.autoscaling.send(
      new RegisterScalableTargetCommand({ ...registerScalableTarget, MinCapacity: 2 }),
    );
    await aws.control("clock/advance", { seconds: 900 });
    const place = { account: "111122223333", region: "us-west-2" };
    const quota = "ml.g5.2xlarge for endpoint usage";
    await aws.control("quotas", { action: "set", ...place, quota, value: 4 });
    const atTwo = deploymentOf(aDeployment({ scaling: { ...follow, minimum: 2 }, model: other }), scaled);
    await update(scaled, atTwo);
    const found = await describeEndpoint(bench.clients, endpointName);
    expect(found).toMatchObject({ configName: "twin-llama-g2", variants: [{ currentInstances: 2 }] });
  });
});

describe("a component", () => {
  test("takes a new model while the endpoint keeps its configuration", async () => {
    await up(component);
    const next = afterComponent({ model: other });
    expect(next.calls.names).toMatchObject({ config: "twin-llama-g1", model: "twin-llama-g2" });
    expect(await update(component, next)).toMatchObject({ state: "ready" });
    expect(await serving()).toMatchObject({
      config: "twin-llama-g1",
      component: { status: "InService", model: "twin-llama-g2" },
    });
    expect(await counted()).toMatchObject({ configurations: 1, models: 1, components: 1 });
  });

  test("changes the number of its copies only, with neither model nor configuration", async () => {
    await up(component);
    const next = afterComponent({ placement: { ...slim, memoryMib: 5120, copies: 2 } });
    await update(component, next);
    expect(await serving()).toMatchObject({
      config: "twin-llama-g1",
      component: { model: "twin-llama-g1", copies: 2 },
    });
    const sent = aws.calls().map(({ operation }) => operation);
    expect(sent).toContain("UpdateInferenceComponentRuntimeConfig");
    expect(sent).not.toContain("UpdateInferenceComponent");
    expect(sent.filter((operation) => operation === "CreateModel")).toHaveLength(1);
  });

  test("goes to other instances, and another model, one after the other", async () => {
    await up(component);
    await update(component, afterComponent({ instances: managed, model: other, placement: slim }));
    expect(await serving()).toMatchObject({
      config: "twin-llama-g2",
      component: { status: "InService", model: "twin-llama-g2", memoryMib: 4096 },
    });
    expect(await counted()).toMatchObject({ configurations: 1, models: 1, components: 1 });
  });

  test("whose new model fails goes back whole, the instances too", async () => {
    // Nothing scales it meanwhile, which would take AWS's reason away.
    const steady = deploymentOf(aComponentDeployment({ scaling: null }));
    const next = { instances: managed, model: broken, scaling: null };
    await up(steady);
    const failed = await update(steady, deploymentOf(aComponentDeployment(next), steady));
    expect(failed).toMatchObject({ state: "failed", step: "component" });
    expect(failed.reason).toMatch(/ping/u);
    expect(await serving()).toMatchObject({
      config: "twin-llama-g1",
      component: { status: "InService", model: "twin-llama-g1" },
    });
    expect(await counted()).toMatchObject({ configurations: 1, models: 1, components: 1 });
  });

  test("that SageMaker could not roll back is put back", async () => {
    await up(component);
    const fail = { action: "fail", pattern: `${endpointName}-ic`, fault: "rollback", count: 1 };
    await aws.control("endpoints", fail);
    expect(await update(component, afterComponent({ model: other }))).toMatchObject({ state: "failed" });
    expect(await serving()).toMatchObject({ component: { status: "InService", model: "twin-llama-g1" } });
  });

  test("that no longer scales to zero keeps its target and loses policy and alarm of the first copy", async () => {
    await up(component);
    const scaling = { minimum: 1, maximum: 2, target: 5, scaleInCooldown: 200, scaleOutCooldown: 200 };
    await update(component, afterComponent({ scaling }));
    expect(await serving()).toMatchObject({ bounds: [1, 2] });
    expect(await counted()).toMatchObject({ targets: 1, policies: 1 });
    const without = await counted();
    await update(afterComponent({ scaling }), component);
    expect(await counted()).toMatchObject({ policies: 2, alarms: without.alarms + 1 });
  });

  test("that is being changed by something else is changed afterwards", async () => {
    await up(component);
    const { registerScalableTarget } = component.calls;
    if (registerScalableTarget === null) throw new Error("It is not scaled.");
    await aws.control("failures", {
      operation: "sagemaker:UpdateInferenceComponent",
      count: 1,
      kind: "error",
      code: "ValidationException",
      status: 400,
      message: 'Cannot update inference component "arn" in state UPDATE_IN_PROGRESS.',
    });
    expect(await update(component, afterComponent({ model: other }))).toMatchObject({ state: "ready" });
    expect(await serving()).toMatchObject({ component: { model: "twin-llama-g2" } });
  });

  test.each([
    ["another model", { model: other }],
    [
      "other instances, model and copies",
      { instances: managed, model: other, placement: { ...slim, copies: 2 } },
    ],
    ["copies only", { placement: { ...slim, memoryMib: 5120, copies: 2 } }],
    [
      "other bounds",
      { scaling: { minimum: 1, maximum: 2, target: 5, scaleInCooldown: 200, scaleOutCooldown: 200 } },
    ],
    ["no scaling", { scaling: null }],
  ])("with %s gets the calls that were planned, in their order", async (_what, part) => {
    await up(component);
    const next = afterComponent(part);
    const earlier = aws.calls().length;
    await update(component, next);
    const sent = aws
      .calls()
      .slice(earlier)
      .map(({ operation }) => operation);
    const changing = sent.filter((operation) =>
      /^(?:Create|Update|Put|Register|Delete|Deregister)/u.test(operation),
    );
    const planned = sendsOf({ previous: component.calls, calls: next.calls }).map(
      ({ operation }) => operation,
    );
    const tidied = /^(?:PutMetricAlarm|DeleteAlarms|DeleteEndpointConfig|DeleteModel)$/u;
    expect(changing.filter((operation) => !tidied.test(operation))).toEqual(planned);
  });

  test("that is being updated is deleted as soon as AWS takes it", async () => {
    await up(component);
    const next = afterComponent({ model: other });
    const underWay = { previous: component.calls, sent: nothingSent, beforeSending };
    await bringUp(bench.clients, { ...next, update: underWay });
    expect(await serving()).toMatchObject({ component: { status: "Updating" } });
    const { configurations, models } = partsOnlyOf(next, component);
    const both = [...models, component.calls.names.model];
    await down(orderOf(component, { configurations: [...configurations, "twin-llama-g1"], models: both }));
    expect(await counted()).toEqual(nothing);
  });
});

describe("whichever call is the last before the process dies", () => {
  const flows: readonly (readonly [what: string, before: Wanted, after: Wanted])[] = [
    [
      "a model that moves with its scaling",
      scaled,
      deploymentOf(aDeployment({ scaling: follow, instances: larger, model: other }), scaled),
    ],
    ["a model that fails", plain, afterPlain({ instances: larger, model: broken })],
    [
      "a component that moves and changes",
      component,
      afterComponent({ instances: managed, model: other, placement: { ...slim, copies: 2 } }),
    ],
    [
      "a component that moves and fails",
      component,
      afterComponent({ instances: managed, model: broken, scaling: null }),
    ],
  ];

  test.each(flows)(
    "%s is the new one or the old one, whole",
    { timeout: 600_000 },
    async (_what, before, after) => {
      await up(before);
      const calls = await killed(null, () => update(before, after));
      const [end, parts] = [await serving(), await counted()];
      expect(calls).toBeGreaterThan(8);
      for (const when of ["before", "after"] as const) {
        for (let call = 1; call <= calls; call += 1) {
          aws.loadScenario("company");
          await up(before);
          const memory = freshMemory();
          await killed({ call, when }, () => update(before, after, memory));
          await update(before, after, memory);
          expect({ call, when, end: await serving(), parts: await counted() }).toEqual({
            call,
            when,
            end,
            parts,
          });
        }
      }
    },
  );
});
