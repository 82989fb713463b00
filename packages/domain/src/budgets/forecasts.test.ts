import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, dateOf, daysBetween } from "../costs/days-schema.ts";
import { readForecasts } from "../metering/read-forecasts.ts";
import { useWorld } from "../testing/world.ts";
import { evaluateBudgets } from "./evaluate-budgets.ts";
import { periodAt } from "./periods-schema.ts";
import { aBudget, billed, today } from "./testing/a-budget.ts";
import { wantedForecasts } from "./wanted-forecasts.ts";

const world = useWorld();
const ago = (days: number): string => addDays(today(), -days);
const year = periodAt("yearly", today());

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.budget.deleteMany();
  await world.database.costSource.deleteMany();
});

async function setBudget(more: Parameters<typeof aBudget>[0] = {}): Promise<string> {
  const grace = await world.as("grace");
  return (await grace.budgets.create(aBudget({ amount: "100000", tellsForecast: true, ...more }))).id;
}

const figures = async (id: string) => (await (await world.as("grace")).budgets.get({ id })).figures;
const source = () => world.database.costSource.findFirstOrThrow();

/** Keeps a forecast of AWS for the tag's value: ten dollars a day from today until a day. */
async function forecast(until: string, more: { metric?: string; madeOn?: string } = {}): Promise<void> {
  const days = Array.from({ length: daysBetween(today(), until) }, (_, at) => ({
    day: addDays(today(), at),
    mean: String(readMoney("10")),
    low: null,
    high: null,
  }));
  const { madeOn = today(), metric = "unblended" } = more;
  const scope = { metric, tagKey: "Team", tagValue: "search" };
  await world.database.costForecast.create({
    data: { ...scope, sourceId: (await source()).id, madeOn: dateOf(madeOn), days },
  });
}

describe("a budget", () => {
  test("foresees what was billed before today and AWS's forecast from then on, and says so", async () => {
    await billed(world, "42", { day: ago(1) });
    await forecast(year.until);
    const before = ago(1) < year.from ? 0 : 42;
    const id = await setBudget();
    expect(await figures(id)).toMatchObject({
      forecast: String(before + 10 * daysBetween(today(), year.until)),
      forecastBasis: "aws",
    });
    const grace = await world.as("grace");
    const preview = { team: "search", tagKey: "Team", tagValue: "search", period: "yearly" } as const;
    expect(await grace.budgets.preview(preview)).toMatchObject({ forecastBasis: "aws" });
  });

  test("counts the days between the bill and today like the billed ones", async () => {
    await billed(world, "42", { day: ago(5) });
    await forecast(year.until);
    const held = daysBetween(year.from, ago(4));
    const toCome = readMoney("10") * BigInt(daysBetween(today(), year.until));
    const straight =
      held < 3 ? 0n : (readMoney("42") * BigInt(daysBetween(year.from, today()))) / BigInt(held);
    const id = await setBudget();
    expect(await figures(id)).toMatchObject({ forecast: writeMoney(straight + toCome) });
  });

  test.each([
    ["ends before the period does", addDays(year.until, -1), {}],
    ["is of another metric", year.until, { metric: "amortized" }],
    ["is of the day before yesterday", year.until, { madeOn: ago(2) }],
  ])("goes by the run rate where AWS's forecast %s", async (_why, until, more) => {
    await billed(world, "42");
    await forecast(until, more);
    const id = await setBudget();
    expect((await figures(id))?.forecastBasis).not.toBe("aws");
  });

  test("that AWS foresees to be exceeded tells so, and no longer by AWS when its forecast is old", async () => {
    await billed(world, "42");
    const id = await setBudget({ amount: "43" });
    await forecast(year.until);
    await evaluateBudgets(world.job("budgets.evaluate"));
    expect(await world.database.budgetLevel.count({ where: { budgetId: id, level: "forecast" } })).toBe(1);
    await world.database.costForecast.deleteMany();
    await evaluateBudgets(world.job("budgets.evaluate"));
    expect((await figures(id))?.forecastBasis).not.toBe("aws");
  });
});

// The only service of the simulated company that costs something under the tag each day.
const services = ["Amazon Elastic Compute Cloud - Compute"];

/** A bill whose every day is held and fresh, so that nothing is to be read of it. */
async function aReadBill(callsPerDay: number): Promise<void> {
  await billed(world, "42");
  const now = new Date();
  await world.database.costSource.updateMany({
    data: { callsPerDay, services, servicesReadAt: now },
  });
  await world.database.costGrouping.updateMany({
    data: { heldFrom: dateOf(ago(450)), heldUntil: dateOf(addDays(today(), 1)), refreshedAt: now },
  });
}

const ask = () => readForecasts(world.job("costs.forecast"));
const asked = async () =>
  (await world.database.costForecast.findMany({ orderBy: [{ tagValue: "asc" }] })).map(
    ({ tagKey, tagValue }) => `${tagKey}=${tagValue}`,
  );
const paid = () => world.database.paidCall.count({ where: { purpose: "forecast" } });
const wanted = async (day: string) =>
  (await wantedForecasts(world.database, await source(), day)).map(({ until }) => until);

describe("AWS is asked", () => {
  test("once a day for each tag value, in one paid call, however many budgets have it", async () => {
    await aReadBill(10);
    const id = await setBudget({ period: "monthly" });
    await setBudget({ period: "weekly" });
    await ask();
    await ask();
    expect(await asked()).toEqual(["=", "Team=search"]);
    expect(await paid()).toBe(2);
    await evaluateBudgets(world.job("budgets.evaluate"));
    expect(await figures(id)).toMatchObject({
      forecastBasis: "aws",
      forecast: expect.stringMatching(/^\d/u),
    });
  });

  test("for no budget while a call might still be needed to read the bill", async () => {
    await aReadBill(3);
    await setBudget({ period: "monthly" });
    await ask();
    expect(await asked()).toEqual(["="]);
    await world.database.costForecast.deleteMany();
    await world.database.costSource.updateMany({ data: { callsPerDay: 100 } });
    await world.database.costGrouping.updateMany({ data: { refreshedAt: null } });
    await ask();
    expect(await asked()).toEqual(["="]);
  });

  test("for no budget that does not tell of its forecast", async () => {
    await aReadBill(10);
    await setBudget({ period: "monthly", tellsForecast: false });
    await ask();
    expect(await asked()).toEqual(["="]);
  });

  test("to the end of the longest period within three months", async () => {
    await aReadBill(10);
    for (const period of ["weekly", "quarterly", "yearly"] as const) await setBudget({ period });
    expect(await wanted("2026-03-15")).toEqual(["2026-04-01"]);
    expect(await wanted("2026-09-30")).toEqual(["2026-10-05"]);
    expect(await wanted("2026-10-01")).toEqual(["2027-01-01"]);
  });
});
