import { invokeEndpoint } from "@quarry/aws-core/invocations/invoke-endpoint";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { provisionRequest } from "../requests/provision-request.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";
import { convergeEndpoint } from "./converge-endpoint.ts";
import { endEndpoints, keepOfficeHours } from "./end-endpoints.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;

beforeAll(async () => {
  linus = await world.as("linus");
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.control("settings", { timeScale: 10_000 });
});

const converge = (endpointId: string) => convergeEndpoint(world.job("endpoints.converge"), { endpointId });
const rowOf = (id: string) => world.database.endpoint.findUniqueOrThrow({ where: { id } });
const set = (id: string, data: object) => world.database.endpoint.update({ where: { id }, data });
const namesOf = async (id: string) => (await linus.endpoints.get({ id })).timeline.map(({ name }) => name);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function running() {
  const spec = await anEndpointSpec(world);
  const { id, version, specHash } = await linus.requests.submit({ kind: "endpoint.create", spec });
  await (await world.as("grace")).requests.approve({ id, version, specHash });
  await (await world.as("ada")).requests.approve({ id, version, specHash });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  const row = await world.database.endpoint.findUniqueOrThrow({ where: { requestId: id } });
  const isReady = async () => {
    await converge(row.id);
    return (await rowOf(row.id)).readyAt;
  };
  await expect.poll(isReady).not.toBeNull();
  return row;
}

const always = { endsAt: null, schedule: null, idleMinutes: null };

test("an end is announced a day before, carried out in time, and can be moved", async () => {
  const { id } = await running();
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  await linus.endpoints.setLife({ ...always, id, endsAt: soon });
  await endEndpoints(world.job("endpoints.sweep"));
  await endEndpoints(world.job("endpoints.sweep"));
  expect((await namesOf(id)).filter((name) => name === "endpoint.ending")).toHaveLength(1);
  await set(id, { endsAt: ago(1) });
  await endEndpoints(world.job("endpoints.sweep"));
  expect(await rowOf(id)).toMatchObject({ wish: "deleted" });
  expect(await namesOf(id)).toContain("endpoint.ended");
});

test.each([
  [{ endsAt: "2020-01-01T00:00:00Z" }, /time to come/u],
  [{ endsAt: "2040-01-01T00:00:00Z" }, /within 365 days/u],
  [{ idleMinutes: 5 }, /At least 30/u],
])("%j is refused", async (part, message) => {
  const { id } = await running();
  await expect(linus.endpoints.setLife({ ...always, id, ...part })).rejects.toMatchObject({
    data: { details: [{ message: expect.stringMatching(message) }] },
  });
});

test("office hours stop and start it, and what was done by hand since the last border holds", async () => {
  const { id } = await running();
  const schedule = { timeZone: "UTC", days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" };
  await linus.endpoints.setLife({ ...always, id, schedule });
  const at = async (now: string, wishedAt: string) => {
    await set(id, { wishedAt: new Date(wishedAt) });
    await keepOfficeHours(world.job("endpoints.sweep"), new Date(now));
    return (await rowOf(id)).wish;
  };
  expect(await at("2026-11-23T12:00:00Z", "2026-11-23T07:00:00Z")).toBe("running");
  expect(await at("2026-11-23T19:00:00Z", "2026-11-23T12:00:00Z")).toBe("stopped");
  expect(await at("2026-11-24T09:00:00Z", "2026-11-23T19:00:00Z")).toBe("running");
  expect(await at("2026-11-24T20:00:00Z", "2026-11-24T19:00:00Z")).toBe("running");
});

test("one that nobody calls is announced, then stopped; a call takes the notice back", async () => {
  const { id, name, region, connectionId } = await running();
  await linus.endpoints.setLife({ ...always, id, idleMinutes: 30 });
  await converge(id);
  expect((await rowOf(id)).idleNoticedAt).toBeNull();
  await set(id, { readyAt: ago(31) });
  await converge(id);
  expect((await rowOf(id)).idleNoticedAt).not.toBeNull();
  expect(await namesOf(id)).toContain("endpoint.idle");
  const connection = await world.database.connection.findUniqueOrThrow({ where: { id: connectionId } });
  await invokeEndpoint(world.means.aws.clientsFor(connection, region), {
    endpoint: name,
    contentType: "application/json",
    body: JSON.stringify({ messages: [{ role: "user", content: "Hello" }] }),
  });
  await converge(id);
  expect(await rowOf(id)).toMatchObject({ wish: "running", idleNoticedAt: null });
  await set(id, { idleNoticedAt: ago(31), calledAt: null, readyAt: ago(90) });
  await world.control("failures", { operation: "cloudwatch:GetMetricData", count: 3, kind: "throttle" });
  await converge(id);
  expect((await rowOf(id)).wish).toBe("running");
});

test("an idle one is stopped half an hour after its notice", async () => {
  const { id } = await running();
  await linus.endpoints.setLife({ ...always, id, idleMinutes: 30 });
  await set(id, { readyAt: ago(90), idleNoticedAt: ago(31) });
  await converge(id);
  expect(await rowOf(id)).toMatchObject({ wish: "stopped", idleNoticedAt: null });
});

test("an asynchronous one, whose calls nobody counts, is never taken for idle", async () => {
  const { id } = await running();
  await linus.endpoints.setLife({ ...always, id, idleMinutes: 30 });
  const { spec } = await rowOf(id);
  const queue = { outputPath: "s3://quarry-answers-111122223333/out/", failurePath: null };
  const topics = { concurrentPerInstance: 1, successTopic: null, errorTopic: null };
  await set(id, { spec: { ...Object(spec), async: { ...queue, ...topics } } });
  await set(id, { readyAt: ago(90), idleNoticedAt: ago(31) });
  await converge(id);
  expect((await rowOf(id)).wish).toBe("running");
  await expect(linus.endpoints.setLife({ ...always, id, idleMinutes: 60 })).rejects.toThrow(
    /does not count/u,
  );
  await linus.endpoints.setLife({ ...always, id });
});
