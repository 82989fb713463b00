import { beforeAll, expect, test } from "vitest";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { asComponent, bigger, newer, useUpdates } from "./testing/update-bench.ts";

const { world, rowOf, approve, until, untilReady, running, ask, inAws, breakNext } = useUpdates();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

/** Passes until AWS is at the update. */
const untilUpdating = (id: string) => until(id, ({ updateSent }) => updateSent !== null);

test("a second update is refused while one runs, and so is a start", async () => {
  const { id, deployment } = await running();
  await approve(await ask(id, bigger(deployment)));
  await expect(ask(id, newer(deployment))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/being updated already/u),
  });
  await expect(linus.endpoints.start({ id })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/not stopped/u),
  });
  await expect(linus.endpoints.dismissUpdateFailure({ id })).rejects.toMatchObject({ code: "conflict" });
  await untilReady(id);
  expect((await inAws(deployment.name)).endpoint?.configName).toBe(`${deployment.name}-g2`);
});

test("of two updates that were planned for the same endpoint, the second to be approved begins nothing", async () => {
  const { id, deployment } = await running();
  const [first, second] = [await ask(id, bigger(deployment)), await ask(id, newer(deployment))];
  await approve(first);
  await approve(second);
  expect(await linus.requests.get({ id: second.id })).toMatchObject({ state: "failed" });
  await untilReady(id);
  const third = await ask(id, newer(bigger(deployment)));
  await linus.requests.retry({ id: second.id });
  expect(await rowOf(id)).toMatchObject({ updateRequestId: null, generation: 2 });
  await approve(third);
  await untilReady(id);
  expect((await inAws(deployment.name)).endpoint?.configName).toBe(`${deployment.name}-g3`);
});

test("an update that was planned before another was carried out is refused with that reason", async () => {
  const { id, deployment } = await running();
  const [first, second] = [await ask(id, bigger(deployment)), await ask(id, newer(deployment))];
  await approve(first);
  await untilReady(id);
  await approve(second);
  expect(await linus.requests.get({ id: second.id })).toMatchObject({
    state: "failed",
    failure: { title: expect.stringMatching(/changed since/u) },
  });
  expect(await rowOf(id)).toMatchObject({ updateRequestId: null, generation: 2 });
});

test("an update that was planned before another left its parts behind does not take them for its own", async () => {
  const { id, deployment } = await running();
  const [first, second] = [await ask(id, bigger(deployment)), await ask(id, newer(deployment))];
  await breakNext(deployment.name, "rollback", 2);
  await approve(first);
  await untilReady(id);
  await approve(second);
  expect(await linus.requests.get({ id: second.id })).toMatchObject({
    state: "failed",
    failure: { title: expect.stringMatching(/changed since/u) },
  });
});

test.each([
  ["a model that is placed directly", {}],
  ["a component", asComponent],
])("%s that is stopped while it is updated starts again as it was before", async (_what, part) => {
  const { id, deployment } = await running(part);
  const request = await ask(id, newer(bigger(deployment)));
  await approve(request);
  await untilUpdating(id);
  await linus.endpoints.stop({ id });
  await until(id, ({ status, wish }) => status === null && wish === "stopped");
  expect(await linus.requests.get({ id: request.id })).toMatchObject({
    state: "failed",
    failure: { title: expect.stringMatching(/went meanwhile/u) },
  });
  const row = await rowOf(id);
  expect(DeploymentSpec.parse(row.spec)).toEqual(deployment);
  expect(row).toMatchObject({
    generation: 1,
    updateRequestId: null,
    parts: { configurations: [`${deployment.name}-g1`], models: [`${deployment.name}-g1`] },
  });
  await linus.endpoints.start({ id });
  await untilReady(id);
  expect((await inAws(deployment.name)).endpoint).toMatchObject({
    status: "InService",
    configName: `${deployment.name}-g1`,
  });
});

test("an endpoint that is deleted while it is updated goes with the parts of both, and the update has failed", async () => {
  const { id, deployment } = await running(asComponent);
  const request = await ask(id, newer(bigger(deployment)));
  await approve(request);
  await untilUpdating(id);
  await linus.endpoints.delete({ id, name: deployment.name });
  await until(id, ({ goneAt }) => goneAt !== null);
  expect((await linus.requests.get({ id: request.id })).failure?.title).toMatch(/went meanwhile/u);
  const gone = world.simulator
    .journal()
    .filter(({ operation }) => operation === "DeleteModel" || operation === "DeleteEndpointConfig");
  expect(gone.length).toBeGreaterThanOrEqual(2);
  expect(await inAws(deployment.name)).toEqual({ endpoint: undefined, component: undefined });
});

test("a pending update can be changed as long as nobody has decided, and is planned anew", async () => {
  const { id, deployment } = await running();
  const request = await ask(id, bigger(deployment));
  const { version } = request;
  const revised = await linus.requests.revise({
    id: request.id,
    version,
    kind: "endpoint.update",
    spec: { endpointId: id, deployment: newer(deployment) },
  });
  expect(revised).toMatchObject({
    version: version + 1,
    plan: {
      sends: [
        { operation: "CreateModel" },
        { operation: "CreateEndpointConfig" },
        { operation: "UpdateEndpoint" },
      ],
    },
  });
  await approve(revised);
  await untilReady(id);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
});
