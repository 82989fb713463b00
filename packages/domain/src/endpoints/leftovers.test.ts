import { beforeAll, beforeEach, expect, test } from "vitest";
import { provisionRequest } from "../requests/provision-request.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";
import { convergeEndpoint } from "./converge-endpoint.ts";
import { deleteUnwantedLeftover } from "./delete-unwanted-leftover.ts";
import { mirrorEndpoints } from "./mirror-endpoints.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;

beforeAll(async () => {
  [linus, grace] = [await world.as("linus"), await world.as("grace")];
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
});

beforeEach(() => world.simulator.loadScenario("company"));

async function mirror(): Promise<void> {
  const { id } = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  await mirrorEndpoints(world.job("endpoints.mirror"), { connectionId: id, region: "us-west-2" });
}

const found = async () => (await linus.endpoints.list({ scope: "found", pageSize: 100 })).items;
const leftovers = async () => (await linus.endpoints.leftovers({ pageSize: 100 })).items;

test("endpoints that nobody here made are found with status and price, once, and go when AWS has them no more", async () => {
  await mirror();
  await mirror();
  const all = await found();
  const forgotten = all.filter(({ name }) => name === "twinllama-trial");
  expect(forgotten).toMatchObject([
    { status: "InService", wish: null, team: null, instanceType: "ml.g5.12xlarge" },
  ]);
  expect(Number(forgotten[0]?.spending.spent)).toBeGreaterThan(1_000_000_000);
  expect(Date.parse(forgotten[0]?.createdAt ?? "")).toBeLessThan(Date.now() - 40 * 86_400_000);
  // It failed 24 minutes after it was made, which AWS tells, and cost nothing since.
  expect(all.find((one) => one.name === "legal-summaries")?.spending).toEqual({
    perHour: "0",
    spent: "606000",
  });
  const { id, name } = forgotten[0] ?? { id: "", name: "" };
  const ada = await world.as("ada");
  await expect(linus.endpoints.delete({ id, name })).rejects.toMatchObject({ code: "forbidden" });
  await world.control("settings", { timeScale: 10_000 });
  await ada.endpoints.delete({ id, name });
  const converge = () => convergeEndpoint(world.job("endpoints.converge"), { endpointId: id });
  await expect.poll(async () => (await converge(), (await ada.endpoints.get({ id })).goneAt)).not.toBeNull();
  await mirror();
  expect((await found()).map((one) => one.name)).not.toContain("twinllama-trial");
  expect((await leftovers()).map((one) => one.name)).not.toContain("twinllama-trial");
});

test("leftovers are listed, oldest first, and deleted by those who tidy", async () => {
  await mirror();
  const names = (await leftovers()).map(({ kind, name }) => `${kind} ${name}`);
  expect(names).toEqual(expect.arrayContaining(["configuration reranker-old", "model flan-experiment"]));
  const stray = (await leftovers()).find(({ name }) => name === "flan-experiment");
  const id = stray?.id ?? "";
  await expect(linus.endpoints.deleteLeftover({ id })).rejects.toMatchObject({ code: "forbidden" });
  await grace.endpoints.deleteLeftover({ id });
  expect((await leftovers()).find((one) => one.id === id)).toMatchObject({ isBeingDeleted: true });
  await deleteUnwantedLeftover(world.job("endpoints.delete-leftover"), { leftoverId: id });
  await deleteUnwantedLeftover(world.job("endpoints.delete-leftover"), { leftoverId: id });
  await mirror();
  expect((await leftovers()).map((one) => one.name)).not.toContain("flan-experiment");
  const events = await world.database.event.findMany({
    where: { subjectId: id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ name }) => name)).toEqual([
    "endpoint-leftover.deletion-wanted",
    "endpoint-leftover.deleted",
  ]);
});

test("what waits for the next start of a stopped endpoint is no leftover, and its row is left to its own passes", async () => {
  await world.control("settings", { timeScale: 10_000 });
  const spec = await anEndpointSpec(world);
  const { id, version, specHash } = await linus.requests.submit({ kind: "endpoint.create", spec });
  await grace.requests.approve({ id, version, specHash });
  await (await world.as("ada")).requests.approve({ id, version, specHash });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  const { id: endpointId, name } = await world.database.endpoint.findUniqueOrThrow({
    where: { requestId: id },
  });
  const converge = () => convergeEndpoint(world.job("endpoints.converge"), { endpointId });
  const statusNow = async () => {
    await converge();
    return (await linus.endpoints.get({ id: endpointId })).status;
  };
  const statusIs = async (status: string | null) => {
    await expect.poll(statusNow).toBe(status);
  };
  await statusIs("InService");
  await linus.endpoints.stop({ id: endpointId });
  await statusIs(null);
  await mirror();
  expect((await leftovers()).map((one) => one.name)).not.toContain(`${name}-g1`);
  expect((await linus.endpoints.get({ id: endpointId })).wish).toBe("stopped");
});
