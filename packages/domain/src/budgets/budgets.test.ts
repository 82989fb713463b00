import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { aBudget, billed, today } from "./testing/a-budget.ts";
import { periodAt } from "./periods-schema.ts";

const world = useWorld();

beforeEach(async () => {
  await world.database.budget.deleteMany({ where: {} });
  await billed(world, "60");
});

const names = async (person: Parameters<typeof world.as>[0], filter = {}) =>
  (await (await world.as(person)).budgets.list(filter)).items.map(({ name }) => name);

test("budgets are listed for those of their team and for whoever works for every team, the most used first", async () => {
  const ada = await world.as("ada");
  await ada.budgets.create(aBudget({ name: "Half", amount: "120" }));
  await ada.budgets.create(aBudget({ name: "Full", amount: "60" }));
  await ada.budgets.create(aBudget({ name: "Company", amount: "6000", team: null }));
  await ada.budgets.create(aBudget({ name: "Payments", amount: "90", team: "payments" }));
  expect(await names("radia")).toEqual(["Full", "Payments", "Half", "Company"]);
  expect(await names("viola")).toEqual(["Full", "Half"]);
  expect(await names("viola", { sort: "name", q: "half" })).toEqual(["Half"]);
  const { items } = await (await world.as("viola")).budgets.list({});
  await expect((await world.as("gustav")).budgets.list({})).rejects.toMatchObject({ code: "forbidden" });
  expect(items.map(({ mayChange }) => mayChange)).toEqual([false, false]);
});

test("a budget of another team is not there, and one's own is changed by approvers alone", async () => {
  const ada = await world.as("ada");
  const { id: theirs } = await ada.budgets.create(aBudget({ team: "payments" }));
  const grace = await world.as("grace");
  await expect((await world.as("viola")).budgets.get({ id: theirs })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(grace.budgets.create(aBudget({ team: null }))).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await ada.budgets.create(aBudget({ team: null }));
  await expect(grace.budgets.delete({ id })).rejects.toMatchObject({ code: "not-found" });
});

test("an approver of one team who merely works in another sees its budgets and changes none", async () => {
  const ada = await world.as("ada");
  const { id } = await ada.budgets.create(aBudget({ team: "payments" }));
  const { id: userId } = await world.database.user.findUniqueOrThrow({
    where: { email: "grace@example.com" },
  });
  const { id: teamId } = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  const place = { userId_teamId: { userId, teamId } };
  const role = { role: "member" as const };
  await world.database.membership.upsert({ where: place, create: { userId, teamId, ...role }, update: role });
  const grace = await world.as("grace");
  expect(await grace.budgets.get({ id })).toMatchObject({ mayChange: false });
  await expect(grace.budgets.delete({ id })).rejects.toMatchObject({ code: "forbidden" });
  await world.database.membership.delete({ where: place });
});

test.each([
  ["0", "To set no limit, set no budget"],
  ["0.00", "To set no limit, set no budget"],
  ["-5", "Write dollars"],
  ["1.0000001", "at most six decimals"],
  ["five", "Write dollars"],
])("the amount %s is refused with the reason", async (amount, reason) => {
  await expect((await world.as("grace")).budgets.create(aBudget({ amount }))).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "amount", message: expect.stringContaining(reason) }] },
  });
});

test.each([
  [{ thresholds: [50, 50] }, "Name each level once"],
  [{ thresholds: [0] }, "1 or more"],
  [{ thresholds: [10, 20, 30, 40, 50] }, "at most 4 levels"],
  [{ thresholds: [] }, "at least one level"],
  [{ action: "suspend" as const, thresholds: [50] }, "Keep the level 100"],
  [{ tagValue: "" }, "Write something here"],
])("%j is refused", async (more, reason) => {
  await expect((await world.as("grace")).budgets.create(aBudget(more))).rejects.toMatchObject({
    code: "invalid",
    data: {
      details: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining(reason) }),
      ]),
    },
  });
});

test("a name is one living budget's in its team, in any spelling", async () => {
  const grace = await world.as("grace");
  const { id } = await grace.budgets.create(aBudget({ name: "Search" }));
  await expect(grace.budgets.create(aBudget({ name: "SEARCH" }))).rejects.toMatchObject({
    data: { details: [{ path: "name" }] },
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => grace.budgets.create(aBudget({ name: "At once" }))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await grace.budgets.delete({ id });
  await grace.budgets.create(aBudget({ name: "Search" }));
});

test("a change of what somebody else changed meanwhile is refused", async () => {
  const grace = await world.as("grace");
  const { id } = await grace.budgets.create(aBudget());
  await grace.budgets.change({ ...aBudget(), id, version: 1 });
  await expect(grace.budgets.change({ ...aBudget(), id, version: 1 })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("the bill has to be one that is read", async () => {
  const grace = await world.as("grace");
  const connectionId = crypto.randomUUID();
  await expect(grace.budgets.create(aBudget({ connectionId }))).rejects.toMatchObject({
    data: { details: [{ path: "connectionId" }] },
  });
});

test("what a budget would see is told before it is set", async () => {
  const grace = await world.as("grace");
  const scope = { team: "search", tagKey: "Team", tagValue: "search", period: "yearly" as const };
  expect(await grace.budgets.preview(scope)).toMatchObject({
    ...periodAt("yearly", today()),
    spent: "60",
    profiles: expect.any(Number),
  });
  await expect(grace.budgets.preview({ ...scope, team: undefined })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a budget can be about the tags that divide a bill, and about their values", async () => {
  const grace = await world.as("grace");
  expect(await grace.budgets.scopes({ tagKey: "Team", q: "sea" })).toMatchObject({
    bills: [{ name: "Company" }],
    tagKeys: ["Team"],
    values: ["search"],
    teams: expect.arrayContaining([{ slug: "search", name: "Search" }]),
    mayServeAll: false,
  });
});

test("the document that makes a suspension effective comes with the budget, explained", async () => {
  const grace = await world.as("grace");
  const { id } = await grace.budgets.create(aBudget());
  const { policy } = await grace.budgets.get({ id });
  expect(JSON.parse(policy.document)).toMatchObject({
    Statement: [
      { Effect: "Deny", Condition: { StringEquals: { "aws:ResourceTag/quarry:status": "suspended" } } },
    ],
  });
  expect(policy.statements).toHaveLength(1);
});
