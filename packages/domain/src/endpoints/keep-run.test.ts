import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { configuredBy, fleetsOf } from "./fleets-of-endpoint.ts";
import { keepRun } from "./keep-run.ts";
import type { SeenFleets } from "./keep-run.ts";

const world = useWorld();
const noon = Date.parse("2026-11-20T12:00:00Z");
const at = (minutes: number): Date => new Date(noon + minutes * 60_000);
const began = Date.now();
const isNow = (date: Date): boolean => date.getTime() >= began;

const one = [{ instanceType: "ml.g5.xlarge", instances: 1 }];
const two = [{ instanceType: "ml.g5.xlarge", instances: 2 }];
const bigger = [{ instanceType: "ml.g5.2xlarge", instances: 1 }];
let id = "";

beforeEach(async () => {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const row = await world.database.endpoint.create({
    data: {
      connectionId: connection.id,
      region: "us-west-2",
      name: crypto.randomUUID(),
      instanceType: "ml.g5.xlarge",
      microdollarsPerHour: 1_408_000n,
    },
  });
  id = row.id;
});

const inService: SeenFleets = { status: "InService", createdAt: at(0), changedAt: at(5), fleets: one };

/** Looks at the endpoint, some minutes after noon. */
async function look(minute: number, seen: Partial<SeenFleets> | null): Promise<void> {
  const row = await world.database.endpoint.findUniqueOrThrow({ where: { id } });
  await world.database.$transaction(async (transaction) => {
    await keepRun(transaction, row, seen && { ...inService, ...seen });
    await transaction.endpoint.update({ where: { id }, data: { seenAt: at(minute) } });
  });
}

const minutes = (date: Date | null) =>
  date === null ? null : isNow(date) ? "now" : (date.getTime() - noon) / 60_000;

/** The book: type, number, and from when to when in minutes after noon; "now" for the time of the look. */
async function book() {
  const runs = await world.database.endpointRun.findMany({
    where: { endpointId: id },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  return runs.map(({ instanceType, instances, startedAt, endedAt }) => [
    instanceType,
    instances,
    minutes(startedAt),
    minutes(endedAt),
  ]);
}

test("instances count from AWS's own time of creation until the endpoint is not found any more", async () => {
  await look(1, { status: "Creating", changedAt: at(0) });
  await look(6, {});
  await look(60, {});
  expect(await book()).toEqual([["ml.g5.xlarge", 1, 0, null]]);
  await look(61, { status: "Deleting", changedAt: at(60.5) });
  await look(62, null);
  expect(await book()).toEqual([["ml.g5.xlarge", 1, 0, "now"]]);
});

test("an update counts what runs beside, then goes on with the new type and its price", async () => {
  await look(6, {});
  await look(12, { status: "Updating", changedAt: at(11), fleets: [...one, ...bigger] });
  await look(18, { changedAt: at(17), fleets: bigger });
  expect(await book()).toEqual([
    ["ml.g5.xlarge", 1, 0, 17],
    ["ml.g5.2xlarge", 1, 11, null],
  ]);
  const [old, next] = await world.database.endpointRun.findMany({
    where: { endpointId: id },
    orderBy: { startedAt: "asc" },
  });
  expect(old?.microdollarsPerHour).toBe(1_408_000n);
  expect(next?.microdollarsPerHour).toBe(1_515_000n);
});

test("a number that changes without AWS telling when counts from the look that sees it", async () => {
  await look(6, {});
  await look(30, { fleets: two });
  await look(40, { fleets: [] });
  expect(await book()).toEqual([
    ["ml.g5.xlarge", 1, 0, "now"],
    ["ml.g5.xlarge", 2, "now", "now"],
  ]);
});

test("one that failed has no instances since AWS says so, and none while it is deleted", async () => {
  await look(1, { status: "Creating", changedAt: at(0) });
  await look(31, { status: "Failed", changedAt: at(30), fleets: one });
  await look(32, { status: "Deleting", changedAt: at(31.5), fleets: one });
  await look(33, null);
  expect(await book()).toEqual([["ml.g5.xlarge", 1, 0, 30]]);
});

test("one that had failed before anybody looked is in the book all the same", async () => {
  await look(40, { status: "Failed", changedAt: at(30) });
  expect(await book()).toEqual([["ml.g5.xlarge", 1, 0, 30]]);
});

test("one that is going when it is first seen is in the book since it was made", async () => {
  await look(40, { status: "Deleting", changedAt: at(30) });
  await look(41, null);
  expect(await book()).toEqual([["ml.g5.xlarge", 1, 0, "now"]]);
});

test("an end that nobody saw is no later than the next endpoint of that name", async () => {
  await look(6, {});
  await look(90, { createdAt: at(80), changedAt: at(85) });
  expect(await book()).toEqual([
    ["ml.g5.xlarge", 1, 0, 80],
    ["ml.g5.xlarge", 1, 80, null],
  ]);
});

const configured = [{ name: "AllTraffic", instanceType: "ml.g5.xlarge", instances: 2 }];

const variant = (currentInstances: number | null, desiredInstances: number | null) => ({
  name: "AllTraffic",
  states: [],
  image: null,
  currentInstances,
  desiredInstances,
});

test.each([
  { when: "before it first serves", variants: [], count: 2 },
  { when: "while it scales out", variants: [variant(1, 3)], count: 3 },
  { when: "while it scales in", variants: [variant(3, 1)], count: 3 },
  { when: "scaled to zero", variants: [variant(0, 0)], count: 0 },
  { when: "where AWS tells no number", variants: [variant(null, null)], count: 2 },
])("the instances of an endpoint $when are all that AWS has for it", ({ variants, count }) => {
  const fleets = fleetsOf({ variants, pending: [] }, configured);
  expect(fleets).toEqual([{ instanceType: "ml.g5.xlarge", instances: count }]);
});

test.each([
  { type: "ml.g5.xlarge", expected: [["ml.g5.xlarge", 3]] },
  {
    type: "ml.g5.2xlarge",
    expected: [
      ["ml.g5.xlarge", 1],
      ["ml.g5.2xlarge", 2],
    ],
  },
])("what an update to $type brings up counts beside what serves", ({ type, expected }) => {
  const pending = [{ instanceType: type, instances: 2 }];
  const fleets = fleetsOf({ variants: [variant(1, 1)], pending }, configured);
  expect(fleets.map(({ instanceType, instances }) => [instanceType, instances])).toEqual(expected);
});

const making = (EndpointConfigName: string, InstanceType: "ml.g5.xlarge" | "ml.g5.2xlarge") => ({
  createEndpointConfig: {
    EndpointConfigName,
    ProductionVariants: [{ VariantName: "AllTraffic", InstanceType, InitialInstanceCount: 2 }],
  },
});

test("an endpoint has the instances of the configuration that AWS names", () => {
  const known = [making("llama-g2", "ml.g5.2xlarge"), null, making("llama-g1", "ml.g5.xlarge")];
  expect(configuredBy(known, "llama-g1")).toEqual(configured);
  expect(configuredBy(known, "llama-g3")).toBeNull();
});
