import { budgetName } from "@quarry/aws-core/budgets/budget-name";
import { putBudget } from "@quarry/aws-core/budgets/put-budget";
import { findOwnBudget } from "@quarry/aws-core/budgets/find-budget";
import { BudgetSpec, chargesRegion } from "@quarry/aws-core/budgets/schema";
import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { carryOutEffect } from "./carry-out-effect.ts";
import { aBudget, billed } from "./testing/a-budget.ts";

const world = useWorld();
const accountId = "111122223333";
const mirror = { emails: ["grace@example.com"] };

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.budget.deleteMany({ where: {} });
  await world.database.budgetEffect.deleteMany({ where: {} });
  await billed(world, "10");
});

const company = () => world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
const clients = async () => world.means.aws.clientsFor(await company(), chargesRegion);
const effect = () => world.database.budgetEffect.findFirstOrThrow();
const carryOut = async () =>
  carryOutEffect(world.job("budgets.carry-out"), { effectId: (await effect()).id });
const made = () => world.simulator.journal().filter(({ operation }) => operation === "CreateBudget").length;

async function mirrored(more: Parameters<typeof aBudget>[0] = {}): Promise<{ id: string; spec: BudgetSpec }> {
  const connectionId = (await company()).id;
  const { id } = await (await world.as("grace")).budgets.create(aBudget({ connectionId, mirror, ...more }));
  return { id, spec: BudgetSpec.parse((await effect()).wanted) };
}

async function inAws(spec: BudgetSpec) {
  return findOwnBudget(await clients(), { accountId, name: spec.name, specs: [spec] });
}

async function change(id: string, more: Parameters<typeof aBudget>[0]): Promise<void> {
  const calls = await world.as("grace");
  const { version, name, connection } = await calls.budgets.get({ id });
  await calls.budgets.change({
    ...aBudget({ name, connectionId: connection?.id ?? null, mirror, ...more }),
    id,
    version,
  });
}

test("a budget is kept in AWS beside Quarry's, follows its changes under one name, and goes with it", async () => {
  const { id, spec } = await mirrored({ name: "Search: the year" });
  expect(spec.name).toBe(budgetName("Search: the year", id));
  await carryOut();
  expect(await inAws(spec)).toMatchObject({ BudgetLimit: { Amount: "100" }, TimeUnit: "ANNUALLY" });
  await change(id, { amount: "250", name: "Another name" });
  await carryOut();
  expect(await inAws(spec)).toMatchObject({ BudgetLimit: { Amount: "250" } });
  expect(await (await world.as("grace")).budgets.get({ id })).toMatchObject({
    mirror: { state: "done", isWanted: true, name: spec.name, emails: mirror.emails },
    isWaiting: false,
  });
  await (await world.as("grace")).budgets.delete({ id });
  await carryOut();
  expect(await inAws(spec)).toBeNull();
  expect(made()).toBe(1);
});

test("taking the mirror away deletes the budget in AWS and keeps Quarry's", async () => {
  const { id, spec } = await mirrored();
  await carryOut();
  await change(id, { mirror: null });
  await carryOut();
  expect(await inAws(spec)).toBeNull();
  expect(await (await world.as("grace")).budgets.get({ id })).toMatchObject({ mirror: { isWanted: false } });
});

test("an attempt that died after AWS made the budget is found again and not made twice", async () => {
  const { spec } = await mirrored();
  await world.control("failures", { operation: "budgets:CreateBudget", kind: "drop-after-effect", count: 3 });
  await carryOut().catch(() => undefined);
  await carryOut();
  expect(await inAws(spec)).not.toBeNull();
  expect(await effect()).toMatchObject({ state: "done" });
});

test.each(["drop-after-effect", "throttle"])(
  "what a change that met with %s has left in AWS is known again",
  async (kind) => {
    const { id, spec } = await mirrored();
    await carryOut();
    await change(id, { tagValue: "ads" });
    await world.control("failures", { operation: "budgets:UpdateBudget", kind, count: 3 });
    await expect(carryOut()).rejects.toMatchObject({ name: "AwsError" });
    await change(id, { tagValue: "search", amount: "7" });
    await carryOut();
    expect(await effect()).toMatchObject({ state: "done" });
    expect(await inAws(spec)).toMatchObject({ BudgetLimit: { Amount: "7" } });
  },
);

test("a change that AWS refused leaves the budget of before known as ours", async () => {
  const { id, spec } = await mirrored();
  await carryOut();
  await change(id, { tagValue: "ads" });
  const denial = { kind: "error", code: "AccessDeniedException", status: 400, message: "No.", count: 1 };
  await world.control("failures", { operation: "budgets:UpdateBudget", ...denial });
  await carryOut();
  expect(await effect()).toMatchObject({ state: "failed", failure: { awsCode: "AccessDeniedException" } });
  await change(id, { tagValue: "search", amount: "7" });
  await carryOut();
  expect(await effect()).toMatchObject({ state: "done", failure: null });
  expect(await inAws(spec)).toMatchObject({ BudgetLimit: { Amount: "7" } });
});

test("somebody else's budget of that name stays as it is, and the reason is shown", async () => {
  const { id, spec } = await mirrored();
  const theirs = { ...spec, amount: "7", tagValue: "theirs" };
  await putBudget(await clients(), { accountId, spec: theirs, sent: [] });
  await carryOut();
  expect(await (await world.as("grace")).budgets.get({ id })).toMatchObject({
    mirror: { state: "failed", failure: { awsCode: "DuplicateRecordException" } },
  });
  expect(await inAws(theirs)).toMatchObject({ BudgetLimit: { Amount: "7" } });
});

test.each([
  ["a week", { period: "weekly" as const }, "AWS Budgets has no weeks"],
  ["every bill", { connectionId: null }, "Choose one bill"],
  [
    "eleven addresses",
    { mirror: { emails: Array.from({ length: 11 }, (_one, at) => `a${at}@example.com`) } },
    "10",
  ],
])("AWS Budgets is not asked for %s", async (_what, more, reason) => {
  await expect(mirrored(more)).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ message: expect.stringContaining(reason) }] },
  });
});

test("an alarm on a service's charges is made and deleted, and why it can watch no tag is told", async () => {
  const ada = await world.as("ada");
  const place = { connectionId: (await company()).id, service: "AmazonBedrock" as const };
  await ada.budgets.setAlarm({ ...place, amount: "1200" });
  await carryOut();
  expect(await ada.budgets.alarms({})).toMatchObject({
    items: [{ service: "AmazonBedrock", amount: "1200", effect: { state: "done" } }],
    why: expect.stringMatching(/cannot watch a team or a project/u),
  });
  await ada.budgets.removeAlarm(place);
  await carryOut();
  expect((await ada.budgets.alarms({})).items).toEqual([]);
  expect(world.simulator.journal().filter(({ operation }) => operation === "DeleteAlarms")).toHaveLength(1);
  expect((await (await world.as("linus")).budgets.alarms({})).items).toEqual([]);
  await expect((await world.as("grace")).budgets.setAlarm({ ...place, amount: "1" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
