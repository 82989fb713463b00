import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { evaluateBudget } from "./evaluate-budget.ts";
import { evaluateBudgets } from "./evaluate-budgets.ts";
import { addDays, dateOf } from "../costs/days-schema.ts";
import { anAdoptedProfile } from "../tags/testing/an-adopted-profile.ts";
import { periodAt } from "./periods-schema.ts";
import { aBudget, aTaggedProfile, billed, today } from "./testing/a-budget.ts";

const world = useWorld();

beforeEach(async () => {
  await world.database.budget.deleteMany({ where: {} });
  await world.database.notice.deleteMany({ where: {} });
  await world.database.costSource.deleteMany({ where: {} });
});

const grace = () => world.as("grace");
const evaluate = () => evaluateBudgets(world.job("budgets.evaluate"));

async function set(more: Parameters<typeof aBudget>[0] = {}): Promise<string> {
  return (await (await grace()).budgets.create(aBudget(more))).id;
}

const levelsOf = async (budgetId: string) =>
  (await world.database.budgetLevel.findMany({ where: { budgetId }, orderBy: { level: "asc" } })).map(
    ({ level, isTold }) => (isTold ? level : `(${level})`),
  );

/** Who was told, by name and title. */
async function told() {
  const notices = await world.database.notice.findMany({
    where: { kind: "budget.level" },
    include: { person: { select: { name: true } } },
    orderBy: { title: "asc" },
  });
  return notices.map(({ title, person }) => `${person?.name ?? "channel"}: ${title.split(":")[0] ?? ""}`);
}

const figures = async (id: string) => (await (await grace()).budgets.get({ id })).figures;

test("a budget counts what its tag value cost in the period, and nothing of others or of the year before", async () => {
  await billed(world, "42.0000000001");
  const id = await set();
  expect(await figures(id)).toMatchObject({ spent: "42.0000000001", metered: "0", percent: 42 });
});

test("a level is told once to those who answer for the budget, however often it is looked at", async () => {
  await billed(world, "10");
  const id = await set();
  expect(await told()).toEqual([]);
  await billed(world, "85");
  await evaluate();
  await evaluate();
  expect(await levelsOf(id)).toEqual(["(50)", "80"]);
  expect(await told()).toEqual(["Grace Hopper: 80 % of the budget"]);
  await billed(world, "100");
  await evaluate();
  expect(await told()).toEqual(["Grace Hopper: 100 % of the budget", "Grace Hopper: 80 % of the budget"]);
});

test("looked at by eight at once, a level is written and told once", async () => {
  await billed(world, "10");
  const id = await set();
  await billed(world, "60");
  await Promise.all(
    Array.from({ length: 8 }, () =>
      world.database.$transaction((transaction) =>
        evaluateBudget(transaction, world.job("budgets.evaluate"), id),
      ),
    ),
  );
  expect(await levelsOf(id)).toEqual(["50"]);
  expect(await told()).toEqual(["Grace Hopper: 50 % of the budget"]);
  const events = await world.database.event.findMany({
    where: { name: "budget.level-reached", subjectId: id },
  });
  expect(events).toHaveLength(1);
});

test("another amount has levels of its own, so that what is raised is told of again", async () => {
  await billed(world, "85");
  const id = await set();
  expect(await levelsOf(id)).toEqual(["(50)", "80"]);
  const change = async (amount: string) => {
    const calls = await grace();
    const { version, name } = await calls.budgets.get({ id });
    await calls.budgets.change({ ...aBudget({ amount, name }), id, version });
  };
  await change("1000");
  expect(await levelsOf(id)).toEqual(["(50)", "80"]);
  await billed(world, "900");
  await evaluate();
  expect(await levelsOf(id)).toEqual(["(50)", "(50)", "80", "80"]);
});

test("a budget of the whole company is told to admins, and to whoever set it", async () => {
  await billed(world, "60");
  const ada = await world.as("ada");
  await ada.budgets.create(aBudget({ team: null }));
  // Ada set it herself, and nobody is told of what they did themselves.
  expect(await told()).toEqual([]);
  await billed(world, "90");
  await evaluate();
  expect(await told()).toEqual(["Ada Lovelace: 80 % of the budget"]);
});

test("without a bill that is divided by the tag nothing is known, and nothing is told", async () => {
  await billed(world, "900", { tagKey: "Project" });
  const id = await set();
  expect(await figures(id)).toMatchObject({ spent: "0", billedUntil: null, forecast: null });
  expect(await levelsOf(id)).toEqual([]);
});

test("a budget that cannot be held against the bill does not keep the others from it", async () => {
  await billed(world, "60");
  const broken = await set();
  const id = await set();
  await world.database.budgetLevel.deleteMany({ where: {} });
  await world.database.budget.update({ where: { id: broken }, data: { metric: "no metric" } });
  await evaluate();
  expect(await levelsOf(broken)).toEqual([]);
  expect(await levelsOf(id)).toEqual(["50"]);
});

test("the metric that the budget names is the one that counts", async () => {
  await billed(world, "60");
  await world.database.$executeRaw`UPDATE "CostDayTotal" SET "netUnblended" = "netUnblended" / 2`;
  const id = await set({ metric: "netUnblended" });
  expect(await figures(id)).toMatchObject({ spent: "30" });
});

test("what is not billed yet is estimated from what was metered, and what is billed is not counted twice", async () => {
  await anAdoptedProfile(world, "linus");
  const profileId = await aTaggedProfile(world);
  const { id: connectionId } = await world.database.connection.findFirstOrThrow({
    where: { name: "Company" },
  });
  const model = await world.database.meteredModel.create({
    data: {
      connectionId,
      region: "us-west-2",
      modelId: "metered",
      profileId,
      baseModelId: "amazon.nova-lite-v1:0",
      routing: "us",
    },
  });
  const counted = { invocations: 1, output: 0, cacheRead: 0, cacheWrite: 0, images: 0, modelId: model.id };
  const yesterday = addDays(today(), -1);
  // Nova Lite takes $0.06 for a million tokens.
  const input = 100_000_000;
  await world.database.meteredDay.createMany({
    data: [yesterday, today()].map((day) => ({ ...counted, day: dateOf(day), input })),
  });
  await billed(world, "42", { day: yesterday });
  const id = await set({ period: "weekly" });
  const isMonday = periodAt("weekly", today()).from === today();
  const spent = isMonday ? "6" : "48";
  expect(await figures(id)).toMatchObject({ metered: "6", spent, billedUntil: today() });
  await billed(world, "42", { day: today() });
  await evaluate();
  expect(await figures(id)).toMatchObject({ metered: "0", spent: "42" });
});

test("credits count against what was spent", async () => {
  await billed(world, "-12.5");
  const id = await set();
  expect(await figures(id)).toMatchObject({ spent: "-12.5", percent: -12 });
  expect(await levelsOf(id)).toEqual([]);
});

test("figures of a period that is over are not shown as those of this one", async () => {
  await billed(world, "60");
  const id = await set();
  await world.database.budget.update({ where: { id }, data: { periodStart: new Date("2020-01-01") } });
  expect(await figures(id)).toBeNull();
});
