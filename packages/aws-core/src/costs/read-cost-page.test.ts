import { expect, test } from "vitest";
import { z } from "zod";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { listCostServices } from "./list-cost-services.ts";
import { readCostPage, type CostPageQuestion } from "./read-cost-page.ts";
import { readMoney } from "./read-money.ts";
import {
  countedCalls,
  daysAgo,
  monthsAgo,
  readDivided,
  readPages,
  sumsOf,
  usageOf,
} from "./testing/read-bill.ts";

const aws = simulateAws();

/** A whole month that is settled. */
const settled = { from: monthsAgo(3), until: monthsAgo(2) };

const set = (settings: object) => aws.control("costs", { action: "set", settings });

async function readTotal(clients = aws.clients(), period = settled) {
  const services = await listCostServices(clients, period, countedCalls());
  return readPages(clients, { ...period, grouping: "total", services });
}

const Truth = z.object({ byService: z.record(z.string(), z.string()) });

async function truth(): Promise<z.infer<typeof Truth>> {
  const query = new URLSearchParams({ from: settled.from, to: settled.until });
  const answer = await fetch(`${process.env["AWS_ENDPOINT_URL"]}/_simulator/costs?${query.toString()}`);
  return Truth.parse(await answer.json());
}

test("every service costs what was used, to the tenth decimal", async () => {
  const lines = await readTotal();
  const sums: Record<string, bigint> = {};
  for (const { service, unblended } of lines) sums[service] = (sums[service] ?? 0n) + unblended;
  const { byService } = await truth();
  expect(Object.keys(sums).length).toBeGreaterThan(8);
  for (const [service, sum] of Object.entries(sums)) expect(sum).toBe(readMoney(byService[service] ?? ""));
});

test("the other metrics and the quantity come with the same call", async () => {
  const calls = countedCalls();
  const clients = aws.clients();
  const services = ["Amazon SageMaker", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"];
  const { lines } = await readCostPage(clients, { ...settled, grouping: "total", services }, calls);
  expect(calls.made).toEqual(["GetCostAndUsage"]);
  const discounted = lines.filter(({ netUnblended, unblended }) => netUnblended < unblended);
  expect(discounted.length).toBeGreaterThan(10);
  for (const line of lines) {
    expect([line.blended, line.amortized]).toEqual([line.unblended, line.unblended]);
    expect(line.netAmortized).toBe(line.netUnblended);
    expect(readMoney(line.quantity)).toBeGreaterThan(0n);
  }
});

test("every grouping adds up to the same, line by line", async () => {
  const clients = aws.clients();
  const total = await readTotal(clients);
  for (const grouping of ["account", "tag:Team", "tag:CostCenter"] as const) {
    const divided = await readDivided(clients, { ...settled, grouping, total });
    expect(divided.length).toBeGreaterThan(total.length);
    expect(sumsOf(divided)).toEqual(sumsOf(total));
  }
});

test("all accounts of the organisation are told by their numbers", async () => {
  const clients = aws.clients();
  const total = await readTotal(clients);
  const divided = await readDivided(clients, { ...settled, grouping: "account", total });
  const accounts = new Set(divided.map(({ value }) => value));
  expect([...accounts].toSorted()).toEqual([
    "111122223333",
    "444455556666",
    expect.stringMatching(/^\d{12}$/),
  ]);
});

/** Storage is asked for here because its tags are the odd ones. */
async function readOddTag(key: string) {
  await aws.control("costs", { action: "tag", key, status: "Active" });
  await aws.control("clock/advance", { seconds: 3 * 86_400 });
  const period = { from: daysAgo(0), until: daysAgo(-1) };
  const services = ["Amazon Simple Storage Service"];
  return readPages(aws.clients(), { ...period, grouping: `tag:${key}`, services });
}

test("a tag key with a $ is told from its value, which may hold one too", async () => {
  const lines = await readOddTag("cost$center");
  expect([...new Set(lines.map(({ value }) => value))].toSorted()).toEqual(["", "CC$0100"]);
});

test("a value of 256 characters is kept whole", async () => {
  const lines = await readOddTag("Purpose");
  expect(lines.map(({ value }) => value.length).toSorted((left, right) => right - left)[0]).toBe(256);
});

test("what has no tag has the empty value", async () => {
  const clients = aws.clients();
  const total = await readTotal(clients);
  const lines = await readDivided(clients, { ...settled, grouping: "tag:Team", total });
  const untagged = lines.filter(({ value }) => value === "");
  expect(untagged.reduce((sum, { unblended }) => sum + unblended, 0n)).toBeGreaterThan(0n);
});

test("credits and refunds are negative lines", async () => {
  const lines = await readPages(aws.clients(), {
    from: monthsAgo(2),
    until: daysAgo(0),
    grouping: "total",
    services: ["Amazon Bedrock", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"],
  });
  const byService = new Map(
    lines.filter(({ unblended }) => unblended < 0n).map((line) => [line.service, line]),
  );
  expect([...byService.keys()]).toContain("Amazon Bedrock");
});

test("days of this month may still change, those of a settled month do not", async () => {
  const services = ["Amazon Bedrock"];
  const lines = await readPages(aws.clients(), {
    from: settled.from,
    until: daysAgo(0),
    grouping: "total",
    services,
  });
  const estimated = (month: string) =>
    new Set(lines.filter(({ day }) => day.startsWith(month.slice(0, 7))).map((line) => line.isEstimated));
  expect(estimated(settled.from)).toEqual(new Set([false]));
  expect(estimated(daysAgo(1))).toEqual(new Set([true]));
});

test("pages that end in the middle of a day are one bill together", async () => {
  const clients = aws.clients();
  const whole = await readTotal(clients);
  await set({ pageSize: 97 });
  const calls = countedCalls();
  const services = [...usageOf(whole).keys()];
  const paged = await readPages(clients, { ...settled, grouping: "total", services }, calls);
  expect(calls.made.length).toBeGreaterThan(5);
  expect(paged).toEqual(whole);
});

const failing = async (question: Partial<CostPageQuestion> = {}) => {
  const services = ["Amazon Bedrock"];
  const asked = { ...settled, grouping: "total" as const, services, ...question };
  return readCostPage(aws.clients(), asked, countedCalls()).catch((error: unknown) => error);
};

test("a page token that expires half way is told as such", async () => {
  await set({ pageSize: 10, tokenSeconds: 60 });
  const { nextToken } = await readCostPage(
    aws.clients(),
    { ...settled, grouping: "total", services: ["Amazon Bedrock"] },
    countedCalls(),
  );
  await aws.control("clock/advance", { seconds: 61 });
  const error = await failing({ pageToken: nextToken ?? "" });
  expect(error).toMatchObject({ name: "CostReadError", reason: "expired-token", code: "invalid" });
});

test("a page token of another question, or of none, is no better than an expired one", async () => {
  await set({ pageSize: 10 });
  const services = ["Amazon SageMaker"];
  const question = { ...settled, grouping: "total" as const, services };
  const { nextToken } = await readCostPage(aws.clients(), question, countedCalls());
  for (const pageToken of [nextToken ?? "", "made-up"])
    expect(await failing({ pageToken })).toMatchObject({ reason: "expired-token" });
});

test("an account whose data have not come yet is told from one that is called too often", async () => {
  await set({ hasData: false });
  expect(await failing()).toMatchObject({ reason: "data-unavailable", code: "not-ready" });
  await set({ hasData: true, rateLimit: { calls: 0, seconds: 3600 } });
  expect(await failing()).toMatchObject({ reason: "throttled", code: "throttled" });
});

test("a limit that AWS words as other services do is throttling too", async () => {
  const code = "ThrottlingException";
  await aws.control("failures", { operation: "GetCostAndUsage", kind: "error", code, status: 400 });
  expect(await failing()).toMatchObject({ reason: "throttled", awsCode: code });
});

test("days beyond the 14 months are refused by AWS, the first of the oldest month is not", async () => {
  const until = monthsAgo(12);
  expect(await failing({ from: monthsAgo(14), until })).toMatchObject({ name: "AwsError", code: "invalid" });
  await set({ hasLongHistory: true });
  expect(await failing({ from: monthsAgo(40), until })).toMatchObject({ reason: "too-old" });
  expect(await failing({ from: monthsAgo(13), until })).toMatchObject({ nextToken: null });
});

test("nothing is asked about no days and about no services", async () => {
  const calls = countedCalls();
  for (const question of [
    { from: monthsAgo(0), until: monthsAgo(0), services: ["Amazon Bedrock"] },
    { from: monthsAgo(0), until: monthsAgo(1), services: ["Amazon Bedrock"] },
    { ...settled, services: [] },
    { ...settled, services: new Map() },
  ])
    expect(await readCostPage(aws.clients(), { ...question, grouping: "total" }, calls)).toEqual({
      lines: [],
      nextToken: null,
    });
  expect(await listCostServices(aws.clients(), { from: monthsAgo(0), until: monthsAgo(0) }, calls)).toEqual(
    [],
  );
  expect([calls.made, aws.calls()]).toEqual([[], []]);
});

test("a usage type that two of the services have is refused", async () => {
  const services = usageOf(await readTotal());
  const error = await failing({ grouping: "tag:Team", services });
  expect(error).toMatchObject({ reason: "unknown-usage-type", message: expect.stringContaining("several") });
});

test("a usage type that none of the services had before is refused", async () => {
  const usage = usageOf(await readTotal());
  const known = (service: string) => usage.get(service) ?? new Set();
  const [, ...fewer] = known("Amazon Bedrock");
  const services = new Map([
    ["Amazon Bedrock", new Set(fewer)],
    ["Amazon SageMaker", known("Amazon SageMaker")],
  ]);
  const error = await failing({ grouping: "account", services });
  expect(error).toMatchObject({ reason: "unknown-usage-type", message: expect.stringContaining("none") });
});

test("the bill is asked for in us-east-1 from everywhere", async () => {
  await readTotal(aws.clients("eu-central-1"));
  expect(new Set(aws.calls().map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
});
