import { beforeEach, expect, test } from "vitest";
import { refreshCosts } from "../ingest/refresh-costs.ts";
import { useWorld } from "../../testing/world.ts";
import { aConnectedBill } from "../testing/simulated-bill.ts";

const world = useWorld();

beforeEach(async () => {
  await world.database.costSource.deleteMany();
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name IN ('costs.read', 'costs.read-tags')`;
});

const connectionId = async () =>
  (await world.database.connection.findFirstOrThrow({ orderBy: { createdAt: "asc" } })).id;

const waitingReads = (name = "costs.read") =>
  world.database.$queryRaw<unknown[]>`SELECT FROM pgboss.job WHERE name = ${name} AND state = 'created'`;

async function connected(given: object = {}) {
  const ada = await world.as("ada");
  return ada.costs.connectSource({ connectionId: await connectionId(), ...given });
}

test("a connected bill is divided by account and by its tag keys, and its reading waits in the queue", async () => {
  const source = await connected({ tagKeys: ["Team", "cost$center"], historyCalls: 40 });
  expect(source.groupings.map(({ key }) => key)).toEqual(["total", "account", "tag:Team", "tag:cost$center"]);
  expect(source).toMatchObject({ callsPerDay: 10, isReading: false, lastError: null });
  expect(await waitingReads()).toHaveLength(1);
  const ada = await world.as("ada");
  expect(await ada.costs.sources({})).toEqual({ sources: [source] });
  const [meter] = (await ada.costs.meter({})).meters;
  expect(meter).toMatchObject({ callsToday: 0, extraCallsLeft: 40, usdThisMonth: "0" });
});

test("the tag keys of a connected bill are read at once as well", async () => {
  await connected();
  expect(await waitingReads("costs.read-tags")).toHaveLength(1);
});

test("an account's bill is read once, whichever connection leads to it", async () => {
  await connected();
  const { accountId } = await world.database.connection.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
  const other = await world.database.connection.create({
    data: { name: "Same account", accountId, regions: ["us-east-1"] },
  });
  const ada = await world.as("ada");
  await expect(ada.costs.connectSource({ connectionId: other.id })).rejects.toMatchObject({
    code: "conflict",
    message: `The bill of account ${accountId} is already read through the connection Company.`,
  });
});

test("calls a day, tag keys and calls for history have limits", async () => {
  const twentyOne = Array.from({ length: 21 }, (_, index) => `key${index}`);
  for (const given of [
    { callsPerDay: 0 },
    { callsPerDay: 101 },
    { tagKeys: twentyOne },
    { tagKeys: ["Team", "Team"] },
    { tagKeys: [""] },
    { historyCalls: 1001 },
  ]) {
    await expect(connected(given)).rejects.toMatchObject({ code: "invalid" });
  }
});

test("a changed bill keeps what it is still divided by, and forgets the rest", async () => {
  const source = await connected({ tagKeys: ["Team", "Project"] });
  const before = await world.database.costGrouping.findMany({ orderBy: { id: "asc" } });
  const ada = await world.as("ada");
  const changed = await ada.costs.changeSource({
    connectionId: source.connectionId,
    callsPerDay: 20,
    tagKeys: ["Project", "Stage"],
    historyCalls: 5,
  });
  expect(changed).toMatchObject({ callsPerDay: 20, tagKeys: ["Project", "Stage"] });
  const after = await world.database.costGrouping.findMany({ orderBy: { id: "asc" } });
  expect(after.map(({ key }) => key)).toEqual(["total", "account", "tag:Project", "tag:Stage"]);
  expect(after[2]?.id).toBe(before[3]?.id);
  expect(await world.database.costSource.findFirst()).toMatchObject({ extraCalls: 5 });
});

test("a disconnected bill is gone", async () => {
  const { connectionId: id } = await connected();
  const ada = await world.as("ada");
  await ada.costs.disconnectSource({ connectionId: id });
  expect(await ada.costs.sources({})).toEqual({ sources: [] });
  await expect(ada.costs.refresh({ connectionId: id })).rejects.toMatchObject({ code: "not-found" });
});

test("the meter tells the calls of the day and what they cost", async () => {
  const { read } = await aConnectedBill(world);
  await read();
  const calls = await world.database.paidCall.count();
  const ada = await world.as("ada");
  const [meter] = (await ada.costs.meter({})).meters;
  expect(meter).toMatchObject({
    callsToday: calls,
    callsThisMonth: calls,
    usdToday: `0.0${calls}`,
    callsOfRefresh: calls - 1,
  });
  expect(meter?.callsOfHistory).toBeGreaterThan(8);
  expect(Date.parse(meter?.nextReadAt ?? "")).toBeGreaterThan(Date.now());
});

test("asking for the newest days stays within the day's calls, unless somebody confirms", async () => {
  const { sourceId, connectionId: id, read } = await aConnectedBill(world);
  await read();
  const calls = await world.database.paidCall.count();
  await world.database.costSource.updateMany({ data: { callsPerDay: calls } });
  const ada = await world.as("ada");
  await expect(ada.costs.refresh({ connectionId: id })).rejects.toMatchObject({
    code: "limit",
    message: expect.stringContaining("$0.0"),
  });
  const asked = await ada.costs.refresh({ connectionId: id, beyondAllowance: true });
  expect(asked).toEqual({ calls: calls - 1, callsLeft: calls - 1 });
  await read();
  expect(await world.database.paidCall.count({ where: { sourceId, isExtra: true } })).toBe(calls - 1);
  expect(await world.database.costSource.findFirst()).toMatchObject({ extraCalls: 0 });
});

test("every hour a reading is queued of the bills of which something is due, once", async () => {
  const { read } = await aConnectedBill(world);
  const job = world.job("costs.refresh");
  await refreshCosts(job);
  await refreshCosts(job);
  expect(await waitingReads()).toHaveLength(1);
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'costs.read'`;
  await read();
  await refreshCosts(job);
  expect(await waitingReads()).toHaveLength(0);
});
