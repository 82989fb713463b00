import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { explainAwsError } from "../errors/explain-aws-error.ts";
import { forecastCosts, type ForecastQuestion } from "./forecast-costs.ts";
import { countedCalls, daysAgo, monthsAgo } from "./testing/read-bill.ts";

const aws = simulateAws();

const twoWeeks: ForecastQuestion = {
  from: daysAgo(-1),
  until: daysAgo(-15),
  granularity: "daily",
  metric: "unblended",
};

const forecast = (question: Partial<ForecastQuestion> = {}) =>
  forecastCosts(aws.clients(), { ...twoWeeks, ...question }, countedCalls());

const totalOf = async (question: Partial<ForecastQuestion> = {}): Promise<bigint> =>
  (await forecast(question))?.total ?? -1n;

test("the days of a forecast add up to its total, in one paid call", async () => {
  const calls = countedCalls();
  const told = await forecastCosts(aws.clients(), twoWeeks, calls);
  expect(calls.made).toEqual(["GetCostForecast"]);
  expect(told?.periods.map(({ from }) => from)).toEqual(
    Array.from({ length: 14 }, (_, index) => daysAgo(-1 - index)),
  );
  expect(told?.periods.reduce((sum, { mean }) => sum + mean, 0n)).toBe(told?.total);
  expect(told?.periods.every(({ bounds }) => bounds === null)).toBe(true);
});

async function widthAt(certainty: number): Promise<bigint> {
  const told = await forecast({ certainty });
  const [{ mean, bounds } = { mean: 0n, bounds: null }] = told?.periods ?? [];
  expect(bounds && bounds.lower <= mean && mean <= bounds.upper).toBe(true);
  return bounds ? bounds.upper - bounds.lower : 0n;
}

test("a forecast has bounds around its mean, wider where they are to be surer", async () => {
  expect(await widthAt(95)).toBeGreaterThan(await widthAt(60));
});

test("months are forecast up to the first of one", async () => {
  const told = await forecast({ granularity: "monthly", from: monthsAgo(-1), until: monthsAgo(-4) });
  expect(told?.periods.map(({ from, until }) => [from, until])).toEqual(
    [1, 2, 3].map((month) => [monthsAgo(-month), monthsAgo(-month - 1)]),
  );
});

test("services and values of a tag narrow a forecast, alone and together", async () => {
  const services = ["Amazon Bedrock"];
  const all = await totalOf();
  const ofServices = await totalOf({ services });
  const ofTeam = await totalOf({ tag: { key: "Team", values: ["claims"] } });
  const both = await totalOf({ services, tag: { key: "Team", values: ["claims"] } });
  expect(both).toBeGreaterThan(0n);
  expect([both <= ofServices, both <= ofTeam, ofServices < all, ofTeam < all]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

/** Quotients of four weeks are cut, so sums of them may differ in the last digits. */
const isAbout = (left: bigint, right: bigint): boolean => left - right < 1000n && right - left < 1000n;

const tag = (...values: string[]) => ({ tag: { key: "Team", values } });

test("what has no tag is forecast with the empty value, also beside others", async () => {
  const untagged = await totalOf(tag(""));
  const team = await totalOf(tag("search"));
  expect(untagged).toBeGreaterThan(0n);
  expect(isAbout(await totalOf(tag("", "search")), untagged + team)).toBe(true);
});

test("nothing is asked about no days, no services and no values", async () => {
  for (const question of [{ until: twoWeeks.from }, { services: [] }, { tag: { key: "Team", values: [] } }])
    expect(await forecast(question)).toBeNull();
  expect(aws.calls()).toEqual([]);
});

test.each([
  ["days that are past", { from: daysAgo(3) }, "costs-forecast-range"],
  ["more than three months of days", { until: daysAgo(-120) }, "costs-forecast-range"],
] as const)("%s are refused with what to do instead", async (_, question, ruleId) => {
  const error = await forecast(question).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "invalid", operation: "GetCostForecast" });
  expect(explainAwsError(error).ruleId).toBe(ruleId);
});

test("costs that have no past cannot be forecast, which is told from a missing bill", async () => {
  aws.loadScenario("empty");
  const error = await forecast().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ reason: "data-unavailable" });
  expect(explainAwsError(error).ruleId).toBe("costs-too-little-history");
});

test("Cost Explorer that has no data yet is told from costs without a past", async () => {
  aws.loadScenario("costs-unavailable");
  const error = await forecast().catch((thrown: unknown) => thrown);
  expect(explainAwsError(error).ruleId).toBe("costs-not-there-yet");
});
