import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { provisionRequest } from "../requests/provision-request.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";
import { convergeEndpoint } from "./converge-endpoint.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;

beforeAll(async () => {
  linus = await world.as("linus");
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  // Five minutes of AWS are a third of a second.
  await world.control("settings", { timeScale: 1000 });
});

const rowOf = (id: string) => world.database.endpoint.findUniqueOrThrow({ where: { id } });
const converge = (endpointId: string) => convergeEndpoint(world.job("endpoints.converge"), { endpointId });

async function carriedOut(
  asked: Promise<{ id: string; version: number; specHash: string }>,
): Promise<string> {
  const { id, version, specHash } = await asked;
  const seen = { id, version, specHash };
  await (await world.as("grace")).requests.approve(seen);
  await (await world.as("ada")).requests.approve(seen).catch(() => undefined);
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  return id;
}

async function running() {
  const spec = await anEndpointSpec(world);
  const requestId = await carriedOut(linus.requests.submit({ kind: "endpoint.create", spec }));
  const { id } = await world.database.endpoint.findUniqueOrThrow({ where: { requestId } });
  await untilReady(id);
  return { id, deployment: spec.deployment };
}

async function untilReady(id: string): Promise<void> {
  const isReady = async () => {
    await converge(id);
    return (await rowOf(id)).readyAt;
  };
  await expect.poll(isReady).not.toBeNull();
}

const Ledger = z.object({
  endpoints: z.array(
    z.object({ endpointName: z.string(), instanceSeconds: z.record(z.string(), z.number()) }),
  ),
});

async function billed(name: string): Promise<Record<string, number>> {
  const answer = await fetch(`${world.simulator.url}/_simulator/ledger`);
  const { endpoints } = Ledger.parse(await answer.json());
  return endpoints.find(({ endpointName }) => endpointName === name)?.instanceSeconds ?? {};
}

test(
  "the book has what an update brings up beside what serves, and goes on with the new instances",
  { timeout: 120_000 },
  async () => {
    const { id, deployment } = await running();
    const instances = { ...deployment.instances, type: "ml.g5.2xlarge" as const };
    const spec = { endpointId: id, deployment: { ...deployment, instances } };
    // The update takes a quarter of a minute, so that it is seen under way on a slow machine too.
    await world.control("settings", { timeScale: 24 });
    await carriedOut(linus.requests.submit({ kind: "endpoint.update", spec }));
    await converge(id);
    expect(Number((await linus.endpoints.get({ id })).spending.perHour)).toBe(1_408_000);
    await converge(id);
    expect(Number((await linus.endpoints.get({ id })).spending.perHour)).toBe(1_408_000 + 1_515_000);
    await untilReady(id);
    const { runs, spending } = await linus.endpoints.get({ id });
    expect(runs).toMatchObject([
      { instanceType: "ml.g5.xlarge", instances: 1, endedAt: expect.any(String) },
      { instanceType: "ml.g5.2xlarge", instances: 1, endedAt: null },
    ]);
    expect(Number(spending.perHour)).toBe(1_515_000);
    const [old] = runs;
    const seconds = (Date.parse(old?.endedAt ?? "") - Date.parse(old?.startedAt ?? "")) / 1000;
    expect(seconds).toBeCloseTo((await billed(deployment.name))["ml.g5.xlarge"] ?? 0, 1);
  },
);

test("an endpoint that is gone costs nothing more, also while AWS does not let go of its model", async () => {
  const { id, deployment } = await running();
  await linus.endpoints.delete({ id, name: deployment.name });
  await world.control("failures", {
    operation: "sagemaker:DeleteModel",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message: "User is not authorized to perform: sagemaker:DeleteModel",
  });
  const runs = async () => {
    await converge(id).catch(() => undefined);
    return (await linus.endpoints.get({ id })).runs.filter(({ endedAt }) => endedAt === null);
  };
  await expect.poll(runs).toEqual([]);
  expect((await rowOf(id)).goneAt).toBeNull();
});

test("an endpoint of the same name that somebody else made is not in the book", async () => {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow({
    where: { name: "Company" },
  });
  const asked = await linus.requests.submit({ kind: "endpoint.create", spec: await anEndpointSpec(world) });
  const place = { connectionId, region: "us-west-2", name: "twinllama-trial" };
  const { id } = await world.database.endpoint.create({
    data: { ...place, requestId: asked.id, wish: "deleted", instanceType: "ml.g5.xlarge", instances: 1 },
  });
  await converge(id);
  expect((await rowOf(id)).goneAt).not.toBeNull();
  expect(await world.database.endpointRun.count({ where: { endpointId: id } })).toBe(0);
});
