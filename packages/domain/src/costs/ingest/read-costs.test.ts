import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { CostReadError } from "@quarry/aws-core/costs/cost-read-error";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAwsAccess } from "../../connections/aws-access.ts";
import { useWorld } from "../../testing/world.ts";
import { aConnectedBill, costRequests, setCosts } from "../testing/simulated-bill.ts";
import { dayOf, monthOf } from "../days-schema.ts";
import { oldestDay } from "./plan-reading.ts";
import { readCosts } from "./read-costs.ts";

const world = useWorld();
const usual = { hasData: true, rateLimit: null, pageSize: 5000, tokenSeconds: 3600 };

beforeEach(() => setCosts(world, usual));
afterEach(() => vi.unstubAllEnvs());

/** What each grouping of all bills holds: the days, and the sum of its lines. */
async function held(): Promise<Record<string, string>> {
  const rows = await world.database.$queryRaw<{ key: string; what: string }[]>`
    SELECT "key", concat_ws(' ', "heldFrom", "heldUntil", (
      SELECT sum("unblended") FROM "CostLine" WHERE "groupingId" = "CostGrouping"."id")) AS what
    FROM "CostGrouping" ORDER BY "key"`;
  return Object.fromEntries(rows.map(({ key, what }) => [key, what]));
}

const paidCalls = () => world.database.paidCall.count({ where: { microdollars: { gt: 0 } } });
const today = dayOf(new Date());
const tomorrow = dayOf(new Date(Date.now() + 86_400_000));

/** The job as if AWS were at another address. */
function readAt(url: string, sourceId: string, signal?: AbortSignal): Promise<void> {
  vi.stubEnv("AWS_ENDPOINT_URL", url);
  const job = { ...world.job("costs.read"), aws: createAwsAccess("quarry-worker") };
  return readCosts(signal ? { ...job, signal } : job, { sourceId });
}

interface Between {
  url: string;
  requests: number;
  close: () => void;
}

/** Stands between the worker and the simulator, and changes what comes back. */
async function between(change: (body: string, count: number) => string | Promise<string>): Promise<Between> {
  const { url: simulator } = world.simulator;
  const seen = { requests: 0 };
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    seen.requests += 1;
    const count = seen.requests;
    const { host: _, "content-length": __, ...headers } = request.headers;
    const answer = await fetch(`${simulator}${request.url}`, {
      method: request.method ?? "POST",
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: await text(request),
    });
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
    response.end(await change(await answer.text(), count));
  };
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return seen.requests;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test(
  "a bill is read whole, back to the first of the 13th month before, and every grouping adds up to the same",
  { timeout: 300_000 },
  async () => {
    const bill = await aConnectedBill(world, { tagKeys: ["Team"], callsPerDay: 50, extraCalls: 50 });
    const before = await costRequests(world);
    await bill.read();
    const { total = "", ...others } = await held();
    expect(total).toMatch(new RegExp(`^${oldestDay(new Date())} ${tomorrow} [1-9]\\d{12,}$`));
    expect(others).toEqual({ account: total, "tag:Team": total });
    expect(await paidCalls()).toBe((await costRequests(world)) - before);
    const [differs] = await world.database.$queryRaw<unknown[]>`
    SELECT "day" FROM "CostDay" GROUP BY "day" HAVING min("unblended") <> max("unblended")`;
    expect(differs).toBeUndefined();
    const due = await world.database.$queryRaw`SELECT FROM pgboss.job WHERE name = 'budgets.evaluate'`;
    expect(due).toHaveLength(1);
    await bill.read();
    expect(await paidCalls()).toBe((await costRequests(world)) - before);
  },
);

test("no more calls are made than those of the day, and the reading goes on where it stopped", async () => {
  await setCosts(world, { pageSize: 400 });
  const whole = await aConnectedBill(world, { callsPerDay: 20 });
  await whole.read();
  const [sums, calls] = [await held(), await paidCalls()];
  const bill = await aConnectedBill(world, { callsPerDay: 5 });
  const before = await costRequests(world);
  await Promise.all([bill.read(), bill.read()]);
  await bill.read();
  expect((await costRequests(world)) - before).toBe(5);
  expect(await world.database.costSource.findFirst()).toMatchObject({ leasedUntil: null, lastError: null });
  for (const callsPerDay of [6, 11, 20]) {
    await world.database.costSource.updateMany({ data: { callsPerDay } });
    await bill.read();
  }
  expect((await costRequests(world)) - before).toBe(calls);
  expect(await held()).toEqual(sums);
});

test("pages are shown to nobody before the last one is there", async () => {
  await setCosts(world, { pageSize: 400 });
  const bill = await aConnectedBill(world, { callsPerDay: 3 });
  const nothing = await held();
  await bill.read();
  expect(await world.database.costStagedLine.count()).toBeGreaterThan(0);
  expect(await held()).toEqual(nothing);
  expect(await world.database.costLine.count({ where: { groupingId: await totalId() } })).toBe(0);
});

const totalId = async () =>
  (await world.database.costGrouping.findFirstOrThrow({ where: { key: "total" } })).id;

test("two readers at once make the calls of one", async () => {
  const one = await aConnectedBill(world);
  await one.read();
  const calls = await paidCalls();
  const bill = await aConnectedBill(world);
  const before = await costRequests(world);
  await Promise.all([bill.read(), bill.read(), bill.read()]);
  expect((await costRequests(world)) - before).toBe(calls);
  expect(await world.database.costSource.findFirst()).toMatchObject({ attempt: 1 });
});

test("a reader that was taken over makes no call and keeps nothing any more", async () => {
  const bill = await aConnectedBill(world);
  const { database } = world;
  const slow = await between(async (body, count) => {
    if (count === 3) {
      await database.costSource.updateMany({ data: { leasedUntil: new Date(0) } });
      await bill.read();
    }
    return body;
  });
  await readAt(slow.url, bill.sourceId);
  slow.close();
  expect(slow.requests).toBe(3);
  const { total, account } = await held();
  expect(account).toBe(total);
  expect(await database.costReading.count()).toBe(0);
});

test("a call is written down before it is made", async () => {
  const bill = await aConnectedBill(world, { callsPerDay: 4 });
  const counts: boolean[] = [];
  const watched = await between(async (body, count) => {
    counts.push((await world.database.paidCall.count()) === count);
    return body;
  });
  await readAt(watched.url, bill.sourceId);
  watched.close();
  expect(counts).toEqual([true, true, true, true]);
});

test("a worker that dies in the middle is followed by one that goes on with the next page", async () => {
  await setCosts(world, { pageSize: 400 });
  const bill = await aConnectedBill(world, { callsPerDay: 20 });
  const worker = new AbortController();
  const dying = await between((body, count) => {
    if (count === 4) worker.abort();
    return body;
  });
  await readAt(dying.url, bill.sourceId, worker.signal).catch(() => undefined);
  dying.close();
  const [reading] = await world.database.costReading.findMany();
  expect(reading?.lineCount).toBeGreaterThan(0);
  await bill.read();
  const { total, account } = await held();
  expect(account).toBe(total);
});

test("a page token that expired has the reading begin again", async () => {
  await setCosts(world, { pageSize: 400, tokenSeconds: 0.001 });
  const bill = await aConnectedBill(world, { callsPerDay: 3 });
  const nothing = await held();
  await bill.read();
  expect(await held()).toEqual(nothing);
  await setCosts(world, { tokenSeconds: 3600 });
  await world.database.costSource.updateMany({ data: { callsPerDay: 20 } });
  await bill.read();
  const { total = "", account } = await held();
  expect(total).toContain(tomorrow);
  expect(account).toBe(total);
});

test("tokens that always expire stop the reading for the day, and say so", async () => {
  await setCosts(world, { pageSize: 400, tokenSeconds: 0.001 });
  const bill = await aConnectedBill(world);
  await bill.read();
  const calls = await paidCalls();
  expect(calls).toBeLessThan(8);
  expect(await world.database.costSource.findFirst()).toMatchObject({ lastError: { code: "invalid" } });
  await bill.read();
  expect(await paidCalls()).toBe(calls);
});

test("a key with a $, values that are empty or of 256 characters, and credits are held as AWS told them", async () => {
  const key = "cost$center";
  const longest = `CC$${"x".repeat(253)}`;
  const bill = await aConnectedBill(world, { tagKeys: [key], callsPerDay: 100 });
  const odd = await between((body) =>
    body.replace(JSON.stringify(`${key}$`), JSON.stringify(`${key}$${longest}`)),
  );
  await readAt(odd.url, bill.sourceId);
  odd.close();
  const sums = await held();
  expect(sums[`tag:${key}`]).toBe(sums["total"]);
  const values = await world.database.costValue.findMany({ where: { grouping: { key: `tag:${key}` } } });
  expect(values.map(({ value }) => value).toSorted()).toEqual(["", longest]);
  expect(await world.database.costLine.count({ where: { unblended: { lt: 0 } } })).toBeGreaterThan(0);
});

test("without data the reason is told, and it is tried again the next day or when somebody asks", async () => {
  await setCosts(world, { hasData: false });
  const bill = await aConnectedBill(world);
  await bill.read();
  await bill.read();
  expect(await paidCalls()).toBe(1);
  const source = await world.database.costSource.findFirstOrThrow();
  expect(source.lastError).toMatchObject({
    code: "not-ready",
    message: expect.stringMatching(/short time ago/),
  });
  await setCosts(world, { hasData: true });
  const yesterday = new Date(Date.now() - 86_400_000);
  await world.database.costSource.updateMany({ data: { lastAttemptAt: yesterday } });
  await bill.read();
  expect((await held())["total"]).toContain(tomorrow);
  expect(await world.database.costSource.findFirst()).toMatchObject({ lastError: null });
});

test("when AWS limits the calls the job is tried again, and nothing is used up", async () => {
  await setCosts(world, { rateLimit: { calls: 0, seconds: 60 } });
  const bill = await aConnectedBill(world, { callsPerDay: 2 });
  await expect(bill.read()).rejects.toThrow(CostReadError);
  expect(await paidCalls()).toBe(0);
  expect(await world.database.paidCall.count()).toBeGreaterThan(0);
  await setCosts(world, { rateLimit: null });
  await bill.read();
  expect(await paidCalls()).toBe(2);
  expect((await held())["total"]).toContain(tomorrow);
});

test("another currency is refused, and what is held stays", async () => {
  const bill = await aConnectedBill(world);
  await bill.read();
  const before = await held();
  expect(before["total"]).toContain(tomorrow);
  await world.database.costSource.updateMany({ data: { callsPerDay: 100, refreshAskedAt: new Date() } });
  const euros = await between((body) => body.replaceAll('"USD"', '"EUR"'));
  await readAt(euros.url, bill.sourceId);
  euros.close();
  expect(await held()).toEqual(before);
  expect(await world.database.costReading.count()).toBe(0);
  const source = await world.database.costSource.findFirst();
  expect(source?.lastError).toMatchObject({ message: expect.stringMatching(/currency/) });
});

test("a usage type that the total does not have yet has the total read again first", async () => {
  const bill = await aConnectedBill(world, { callsPerDay: 2 });
  await bill.read();
  const total = await totalId();
  expect((await held())["total"]).toContain(tomorrow);
  const { id: serviceId } = await world.database.costService.findUniqueOrThrow({
    where: { name: "Amazon SageMaker" },
  });
  const present = { groupingId: total, day: { gte: new Date(monthOf(today)) } };
  const before = await world.database.costLine.count({ where: present });
  const { usageTypeId } = await world.database.costLine.findFirstOrThrow({
    where: { groupingId: total, serviceId },
  });
  await world.database.costLine.deleteMany({ where: { groupingId: total, serviceId, usageTypeId } });
  // The reading that follows has begun already, and knows the usage type.
  await world.database.costReading.deleteMany();
  await world.database.costSource.updateMany({ data: { callsPerDay: 12 } });
  await bill.read();
  expect(await world.database.costLine.count({ where: present })).toBe(before);
  const sums = await held();
  expect(sums["account"]).toBe(sums["total"]);
});
