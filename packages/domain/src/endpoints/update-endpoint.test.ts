import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { asComponent, bigger, newer, useUpdates } from "./testing/update-bench.ts";

const { world, rowOf, converge, approve, until, untilReady, running, ask, inAws, breakNext, setQuota } =
  useUpdates();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

test("an approved update tells what changes, runs on the new instances, and leaves only their configuration", async () => {
  const { id, deployment } = await running();
  const request = await ask(id, bigger(deployment));
  expect(request).toMatchObject({
    plan: { changes: [{ field: "instances.type", before: "ml.g5.xlarge", after: "ml.g5.2xlarge" }] },
  });
  await approve(request);
  expect((await linus.requests.get({ id: request.id })).state).toBe("provisioning");
  expect(await linus.endpoints.get({ id })).toMatchObject({
    isUpdating: true,
    update: { requestId: request.id, goesBack: false },
  });
  await untilReady(id);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
  expect((await inAws(deployment.name)).endpoint).toMatchObject({
    status: "InService",
    configName: `${deployment.name}-g2`,
  });
  expect(await rowOf(id)).toMatchObject({
    instanceType: "ml.g5.2xlarge",
    generation: 2,
    previous: null,
    parts: { configurations: [`${deployment.name}-g2`], models: [`${deployment.name}-g1`] },
  });
  await approve(await ask(id, deployment));
  await untilReady(id);
  expect((await inAws(deployment.name)).endpoint?.configName).toBe(`${deployment.name}-g3`);
});

test("the plan of an update holds what it costs now and then, and the calls that are sent", async () => {
  const { id, deployment } = await running();
  const { plan } = await ask(id, bigger(deployment));
  expect(plan).toMatchObject({
    hourlyBefore: expect.stringMatching(/^\d+$/u),
    sends: [{ operation: "CreateEndpointConfig" }, { operation: "UpdateEndpoint" }],
  });
});

test("an update that SageMaker rolls back fails with its reason, and everything is as it was", async () => {
  const { id, deployment } = await running();
  await breakNext(deployment.name);
  const request = await ask(id, bigger(deployment));
  await approve(request);
  await untilReady(id);
  const failed = await linus.requests.get({ id: request.id });
  expect(failed).toMatchObject({ state: "failed" });
  expect(failed.failure?.cause).toMatch(/./u);
  const row = await rowOf(id);
  expect(row).toMatchObject({ generation: 1, instanceType: "ml.g5.xlarge", wish: "running" });
  expect(z.object({ instances: z.object({ type: z.string() }) }).parse(row.spec).instances.type).toBe(
    "ml.g5.xlarge",
  );
  expect((await inAws(deployment.name)).endpoint).toMatchObject({
    status: "InService",
    configName: `${deployment.name}-g1`,
  });
});

test("why an update failed stays until somebody dismisses it, or the next update begins", async () => {
  const { id, deployment } = await running();
  const fail = async () => {
    await breakNext(deployment.name);
    const request = await ask(id, bigger(deployment));
    await approve(request);
    await untilReady(id);
    await converge(id);
    await converge(id);
    return request;
  };
  const { id: requestId } = await fail();
  const { updateFailure } = await linus.endpoints.get({ id });
  expect(updateFailure).toMatchObject({ requestId, cause: expect.stringMatching(/ping/u) });
  await linus.endpoints.dismissUpdateFailure({ id });
  expect((await linus.endpoints.get({ id })).updateFailure).toBeNull();
  await expect(linus.endpoints.dismissUpdateFailure({ id })).rejects.toMatchObject({ code: "conflict" });
  await fail();
  await approve(await ask(id, bigger(deployment)));
  expect((await linus.endpoints.get({ id })).updateFailure).toBeNull();
  await untilReady(id);
  expect((await linus.endpoints.get({ id })).updateFailure).toBeNull();
});

test("an endpoint that serves is looked at every minute, and not written as ready once more", async () => {
  const { id } = await running();
  const { readyAt } = await rowOf(id);
  // Only writing it as ready would end its request.
  const where = { endpoint: { id } };
  await world.database.request.updateMany({ where, data: { state: "provisioning" } });
  await converge(id);
  expect(await world.database.request.findFirst({ where })).toMatchObject({ state: "provisioning" });
  const row = await rowOf(id);
  expect(row.readyAt).toEqual(readyAt);
  expect(row.seenAt?.getTime()).toBeGreaterThan(readyAt?.getTime() ?? 0);
});

test("what cannot be changed, or does not change, is refused", async () => {
  const { id, deployment } = await running(asComponent);
  const refused = (part: Partial<DeploymentSpec>) =>
    ask(id, { ...deployment, ...part }).catch((error: unknown) => String(error));
  expect(await refused({})).toMatch(/Nothing is changed/u);
  expect(await refused({ name: "another" })).toMatch(/name stays/u);
  expect(await refused({ region: "us-east-1" })).toMatch(/Region stays/u);
  expect(await refused({ placement: { mode: "MODEL_BASED" } })).toMatch(/two placements/u);
  expect(await refused({ tags: [{ key: "team", value: "search" }] })).toMatch(/tags stay/u);
  const { instances } = deployment;
  expect(await refused({ instances: { ...instances, type: "ml.m5.large" } })).toMatch(/1 GPUs/u);
  await linus.endpoints.stop({ id });
  expect(await refused({ timeouts: { download: 600, startup: 600 } })).toMatch(/in service/u);
});

test("a component takes another model under the same configuration, told with its status", async () => {
  const { id, deployment } = await running(asComponent);
  // Ninety seconds of AWS are a third of a second.
  await world.control("settings", { timeScale: 300 });
  await approve(await ask(id, newer(deployment)));
  await until(
    id,
    ({ component }) => z.looseObject({ status: z.literal("Updating") }).safeParse(component).success,
  );
  expect(await linus.endpoints.get({ id })).toMatchObject({
    status: "InService",
    component: { status: "Updating", hint: expect.stringMatching(/rolled out/u) },
  });
  await untilReady(id);
  expect(await inAws(deployment.name)).toMatchObject({
    endpoint: { configName: `${deployment.name}-g1` },
    component: { status: "InService", modelName: `${deployment.name}-g2` },
  });
  expect((await rowOf(id)).parts).toEqual({
    configurations: [`${deployment.name}-g1`],
    models: [`${deployment.name}-g2`],
  });
});

test("a component that fails on new instances goes back with them, and the request says why", async () => {
  const { id, deployment } = await running(asComponent);
  const request = await ask(id, newer(bigger(deployment)));
  await breakNext(`${deployment.name}-ic`);
  await approve(request);
  await until(id, ({ updateFailure }) => updateFailure !== null);
  expect((await linus.endpoints.get({ id })).update).toMatchObject({ goesBack: true });
  await expect(linus.endpoints.dismissUpdateFailure({ id })).rejects.toMatchObject({ code: "conflict" });
  await untilReady(id);
  expect(await linus.requests.get({ id: request.id })).toMatchObject({
    state: "failed",
    failure: { cause: expect.stringMatching(/ping/u) },
  });
  expect(await inAws(deployment.name)).toMatchObject({
    endpoint: { configName: `${deployment.name}-g1` },
    component: { status: "InService", modelName: `${deployment.name}-g1` },
  });
  expect((await rowOf(id)).parts).toEqual({
    configurations: [`${deployment.name}-g1`],
    models: [`${deployment.name}-g1`],
  });
});

test("where the way back fails too, both are kept and known, and the next update takes new names", async () => {
  const { id, deployment } = await running();
  await breakNext(deployment.name, "rollback", 2);
  const request = await ask(id, bigger(deployment));
  await approve(request);
  await untilReady(id);
  const { failure } = await linus.requests.get({ id: request.id });
  expect(failure?.title).toMatch(/so did the way back/u);
  await converge(id);
  expect(await rowOf(id)).toMatchObject({
    wish: "running",
    status: "UpdateRollbackFailed",
    parts: { configurations: [`${deployment.name}-g1`, `${deployment.name}-g2`] },
  });
  await approve(await ask(id, bigger(deployment)));
  await untilReady(id);
  expect((await inAws(deployment.name)).endpoint).toMatchObject({
    status: "InService",
    configName: `${deployment.name}-g3`,
  });
  expect((await rowOf(id)).parts).toMatchObject({ configurations: [`${deployment.name}-g3`] });
});

test("what needs no new instances is not refused for want of them", async () => {
  const { id, deployment } = await running(asComponent);
  await setQuota("ml.g5.xlarge", 1);
  await expect(ask(id, { ...deployment, timeouts: { download: 600, startup: 900 } })).resolves.toBeDefined();
  const { instances } = deployment;
  await expect(
    ask(id, { ...deployment, instances: { ...instances, volumeGb: null, count: 2 } }),
  ).rejects.toThrow(/quota/iu);
});

test("what is only scaled otherwise gets neither model nor configuration", async () => {
  const scaling = { minimum: 1, maximum: 2, target: 60, scaleInCooldown: 60, scaleOutCooldown: 60 };
  const { id, deployment } = await running({ scaling });
  await approve(await ask(id, { ...deployment, scaling: { ...scaling, maximum: 3 } }));
  await untilReady(id);
  const operations = world.simulator.journal().map(({ operation }) => operation);
  expect(operations.filter((operation) => operation === "CreateModel")).toHaveLength(1);
  expect(operations.filter((operation) => operation === "RegisterScalableTarget")).toHaveLength(2);
  expect((await inAws(deployment.name)).endpoint?.configName).toBe(`${deployment.name}-g1`);
});
