import type { Group } from "@aws-sdk/client-cost-explorer";
import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { explainAwsError } from "../errors/explain-aws-error.ts";
import { readCostPage, type CostGroupingKey } from "./read-cost-page.ts";
import { countedCalls } from "./testing/read-bill.ts";
import { aGroup, serveCosts } from "./testing/serve-costs.ts";

const aws = simulateAws();

const period = { from: "2028-02-28", until: "2028-03-02" };
const keys = ["Amazon Bedrock", "USE1-NovaLite-input-tokens"];

const aDay = (day: string, ...groups: Group[]) => ({
  TimePeriod: { Start: day, End: "2100-01-01" },
  Estimated: false,
  Total: {},
  Groups: groups,
});

async function reading(grouping: CostGroupingKey, ...groups: Group[]) {
  await serveCosts({ ResultsByTime: [aDay("2028-02-28", ...groups)] });
  const question = { ...period, grouping, services: ["Amazon Bedrock"] };
  return readCostPage(aws.clients(), question, countedCalls());
}

const refused = (...groups: Group[]) => reading("total", ...groups).catch((error: unknown) => error);

test("a currency other than US dollars is refused with its cause and what to do", async () => {
  const error = await refused(aGroup(keys, "1"), aGroup(keys, "1.5", { unit: "EUR" }));
  expect(error).toMatchObject({ reason: "currency", message: expect.stringContaining("“EUR”") });
  expect(explainAwsError(error)).toMatchObject({
    ruleId: "costs-currency",
    remedy: expect.stringContaining("US dollars"),
  });
});

test.each([
  ["an amount that is no number", aGroup(keys, "1,50")],
  ["an amount that is missing", aGroup(keys, "1", { without: "NetAmortizedCost" })],
  ["a quantity that is missing", aGroup(keys, "1", { without: "UsageQuantity" })],
  ["a group with one key", aGroup(["Amazon Bedrock"], "1")],
])("%s makes the whole page unreadable", async (_, group) => {
  const error = await refused(aGroup(keys, "1"), group);
  expect(error).toMatchObject({ reason: "unreadable", code: "unavailable" });
});

test("a value that does not begin with its key is not cut anywhere", async () => {
  const error = await reading("tag:cost$center", aGroup(["cost$CC-1", keys[1] ?? ""], "1")).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ reason: "unreadable" });
});

test.each([
  ["cost$center", "cost$center$CC$0100", "CC$0100"],
  ["$", "$$", ""],
  ["$", "$$$", "$"],
  ["Team", "Team$", ""],
  ["Team", `Team$${"x".repeat(256)}`, "x".repeat(256)],
])("of the tag %s, %s is the value %s", async (key, told, value) => {
  const { lines } = await reading(`tag:${key}`, aGroup([told, keys[1] ?? ""], "1"));
  expect(lines.map((line) => line.value)).toEqual([value]);
});

test("a day of the answer that is no day is refused", async () => {
  await serveCosts({ ResultsByTime: [aDay("2028-02-28T00:00:00Z", aGroup(keys, "1"))] });
  const question = { ...period, grouping: "total" as const, services: ["Amazon Bedrock"] };
  await expect(readCostPage(aws.clients(), question, countedCalls())).rejects.toMatchObject({
    reason: "unreadable",
  });
});

test("a leap day stays a day of its own, and the day after it the first of March", async () => {
  const days = ["2028-02-28", "2028-02-29", "2028-03-01"];
  await serveCosts({ ResultsByTime: days.map((day) => aDay(day, aGroup(keys, "1"))) });
  const question = { ...period, grouping: "total" as const, services: ["Amazon Bedrock"] };
  const { lines } = await readCostPage(aws.clients(), question, countedCalls());
  expect(lines.map(({ day }) => day)).toEqual(days);
});

test("amounts are exact to the tenth decimal, also negative and very small ones", async () => {
  const amounts = ["12345678901.0123456789", "-0.0000000001", "2.5E-8"];
  const { lines } = await reading("total", ...amounts.map((amount) => aGroup(keys, amount)));
  expect(lines.map(({ unblended }) => unblended)).toEqual([123_456_789_010_123_456_789n, -1n, 250n]);
});

test("a line without any amount is left out, one that was used for nothing is not", async () => {
  const { lines } = await reading(
    "total",
    aGroup(keys, "0", { quantity: "0" }),
    aGroup(keys, "0", { quantity: "12.5" }),
    aGroup(keys, "-0", { quantity: "0.0" }),
  );
  expect(lines).toMatchObject([{ unblended: 0n, quantity: "12.5" }]);
});

test("what is estimated is not taken for settled where AWS does not say", async () => {
  const result = { TimePeriod: { Start: "2028-02-28", End: "2028-02-29" }, Groups: [aGroup(keys, "1")] };
  await serveCosts({ ResultsByTime: [result] });
  const question = { ...period, grouping: "total" as const, services: ["Amazon Bedrock"] };
  const { lines } = await readCostPage(aws.clients(), question, countedCalls());
  expect(lines).toMatchObject([{ isEstimated: true }]);
});

test("a line that is there but has no service of its own set is refused before it is lost", async () => {
  const known = new Map([
    ["Amazon Bedrock", new Set(["USE1-NovaLite-input-tokens"])],
    ["Amazon SageMaker", new Set(["USE1-Host:ml.g5.xlarge"])],
  ]);
  const zero = aGroup(["111122223333", "USE1-New"], "0", { quantity: "0" });
  await serveCosts({ ResultsByTime: [aDay("2028-02-28", zero)] });
  const question = { ...period, grouping: "account" as const, services: known };
  expect(await readCostPage(aws.clients(), question, countedCalls())).toEqual({ lines: [], nextToken: null });
  await serveCosts({ ResultsByTime: [aDay("2028-02-28", aGroup(["111122223333", "USE1-New"], "1"))] });
  await expect(readCostPage(aws.clients(), question, countedCalls())).rejects.toMatchObject({
    reason: "unknown-usage-type",
  });
});
