import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import { tagInferenceProfile, untagInferenceProfile } from "@quarry/aws-core/profiles/tag-inference-profile";
import { suspendedTag } from "@quarry/aws-core/policies/suspend-profiles-policy";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { anAdoptedProfile } from "../tags/testing/an-adopted-profile.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { carryOutEffect } from "./carry-out-effect.ts";
import { evaluateBudget } from "./evaluate-budget.ts";
import { evaluateBudgets } from "./evaluate-budgets.ts";
import { settleEffect } from "./settle-effect.ts";
import { startEffect } from "./start-effect.ts";
import { sweepBudgets } from "./sweep-budgets.ts";
import { aBudget, aTaggedProfile, billed } from "./testing/a-budget.ts";

const world = useWorld();
let profileId: string;

beforeAll(async () => {
  profileId = await anAdoptedProfile(world, "linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  const { budget, budgetEffect, costSource, tagChange } = world.database;
  await budget.deleteMany({ where: {} });
  await budgetEffect.deleteMany({ where: {} });
  await costSource.deleteMany({ where: {} });
  await tagChange.deleteMany({ where: {} });
  await mirror();
  await aTaggedProfile(world);
});

async function mirror(): Promise<void> {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow({
    where: { name: "Company" },
  });
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId, region: "us-west-2" });
}

const grace = () => world.as("grace");
const job = () => world.job("budgets.carry-out");
const evaluate = () => evaluateBudgets(world.job("budgets.evaluate"));
const sweep = () => sweepBudgets(world.job("budgets.sweep"));

async function clients() {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return world.means.aws.clientsFor(connection, "us-west-2");
}

const effect = () => world.database.budgetEffect.findFirstOrThrow({ where: { kind: "suspension" } });
const carryOut = async () => carryOutEffect(job(), { effectId: (await effect()).id });
const isTagged = async () =>
  (await listProfileTags(await clients(), aliveArn)).some(
    ({ key, value }) => key === suspendedTag.key && value === suspendedTag.value,
  );
const callsOf = (operation: string) =>
  world.simulator.journal().filter((call) => call.operation === operation).length;
const open = () => world.database.suspension.count({ where: { liftedAt: null } });

async function exceeded(more: Parameters<typeof aBudget>[0] = {}): Promise<string> {
  await billed(world, "150");
  const { id } = await (await grace()).budgets.create(aBudget({ action: "suspend", ...more }));
  return id;
}

async function change(id: string, more: Parameters<typeof aBudget>[0]): Promise<void> {
  const calls = await grace();
  const { version, name } = await calls.budgets.get({ id });
  await calls.budgets.change({ ...aBudget({ action: "suspend", name, ...more }), id, version });
}

async function ask() {
  const linus = await world.as("linus");
  const answer = await linus.playground.sendMessage({
    target: profileId,
    messages: [{ role: "user", text: "Hi" }],
  });
  for await (const event of answer) if (event.type === "done") return "answered";
  return "failed";
}

const eventsOf = async (subjectId: string, like: string) =>
  (
    await world.database.event.findMany({
      where: { subjectId, name: { contains: like } },
      orderBy: { sequence: "asc" },
    })
  ).map(({ name }) => name);

test("at 100 % the profile gets the tag, the trail tells it, and the tag is no drift", async () => {
  await world.database.profile.update({ where: { id: profileId }, data: { expectedTags: [] } });
  const since = await eventsOf(profileId, "suspen");
  await exceeded();
  await carryOut();
  expect(await isTagged()).toBe(true);
  expect((await eventsOf(profileId, "suspen")).slice(since.length)).toEqual([
    "profile.suspension-wanted",
    "profile.suspended",
  ]);
  const { expectedTags } = await world.database.profile.findUniqueOrThrow({ where: { id: profileId } });
  expect(expectedTags).toEqual([suspendedTag]);
  const catalog = await world.database.profileTag.findMany({ where: { profileId, key: suspendedTag.key } });
  expect(catalog).toHaveLength(1);
});

test("below 100 %, or without that action, nothing is suspended", async () => {
  await exceeded({ action: "none" });
  await exceeded({ amount: "151" });
  expect(await open()).toBe(0);
});

test("a team's budget holds back only what the team has", async () => {
  await billed(world, "150");
  const ada = await world.as("ada");
  await ada.budgets.create(aBudget({ action: "suspend", team: "payments" }));
  expect(await open()).toBe(0);
  await ada.budgets.create(aBudget({ action: "suspend", team: null }));
  expect(await open()).toBeGreaterThan(1);
});

test("the playground refuses a suspended profile at once, naming budget, amount, reset and whom to ask", async () => {
  expect(await ask()).toBe("answered");
  await exceeded({ name: "Search of the year" });
  const year = new Date().getUTCFullYear() + 1;
  await expect(ask()).rejects.toMatchObject({
    code: "limit",
    message: expect.stringMatching(
      new RegExp(
        String.raw`Search of the year \(\$100\.00 yearly\) is used up: it has held this profile back since 20\d\d-\d\d-\d\d \d\d:\d\d UTC and begins anew at ${year}-01-01 00:00 UTC\. To go on before, ask .*Grace Hopper.* of Search`,
        "u",
      ),
    ),
  });
});

test("two who look at once suspend once", async () => {
  await billed(world, "10");
  const { id } = await (await grace()).budgets.create(aBudget({ action: "suspend" }));
  await billed(world, "150");
  await Promise.all(
    Array.from({ length: 8 }, () =>
      world.database.$transaction((transaction) =>
        evaluateBudget(transaction, world.job("budgets.evaluate"), id),
      ),
    ),
  );
  expect(await world.database.suspension.count()).toBe(1);
  await Promise.all([carryOut(), carryOut(), carryOut()]);
  expect(await isTagged()).toBe(true);
  expect((await effect()).version).toBe(2);
});

test("a budget cannot hold one profile back twice, whoever writes it", async () => {
  const budgetId = await exceeded();
  const twice = { budgetId, profileId, until: new Date("2099-01-01") };
  await expect(world.database.suspension.create({ data: twice })).rejects.toMatchObject({ code: "P2002" });
});

test("who looks while the amount is being raised waits for it, and suspends nothing", async () => {
  await billed(world, "150");
  const { id } = await (await grace()).budgets.create(aBudget({ amount: "100" }));
  await world.database.budget.update({ where: { id }, data: { action: "suspend" } });
  const looking: Promise<void>[] = [];
  await world.database.$transaction(async (transaction) => {
    await transaction.budget.update({ where: { id }, data: { amountMicrodollars: 1_000_000_000n } });
    looking.push(evaluate());
    await expect.poll(waitingForLocks).toBeGreaterThan(0);
  });
  await Promise.all(looking);
  expect(await open()).toBe(0);
});

async function waitingForLocks(): Promise<number> {
  const [waiting] = await world.database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted`;
  return waiting?.count ?? 0;
}

test("what is suspended stays so while no bill is divided by the tag", async () => {
  await exceeded();
  await world.database.costSource.deleteMany({ where: {} });
  await evaluate();
  expect(await open()).toBe(1);
});

test("a raised amount lifts it: the tag goes, and the profile can be called", async () => {
  const id = await exceeded();
  await carryOut();
  await change(id, { amount: "1000" });
  expect(await ask()).toBe("answered");
  await carryOut();
  expect(await isTagged()).toBe(false);
  const { suspensions, suspended } = await (await grace()).budgets.get({ id });
  expect(suspended).toBe(0);
  expect(suspensions).toMatchObject([{ lifted: { reason: "Less than the budget’s amount is spent." } }]);
});

test.each([
  ["another tag", { tagValue: "ads", amount: "100000" }],
  ["no suspension at all", { action: "none" as const }],
])("a change to %s lifts it", async (_what, more) => {
  const id = await exceeded();
  await change(id, more);
  expect(await open()).toBe(0);
});

test("a profile that is given another tag stays suspended", async () => {
  await exceeded();
  await carryOut();
  await aTaggedProfile(world, { key: "Team", value: "other" });
  await evaluate();
  expect(await open()).toBe(1);
  await expect(ask()).rejects.toMatchObject({ code: "limit" });
});

test("deleting the budget lifts it", async () => {
  const id = await exceeded();
  await carryOut();
  await (await grace()).budgets.delete({ id });
  await carryOut();
  expect(await isTagged()).toBe(false);
});

test("the end of the period lifts it, by the sweep", async () => {
  await exceeded();
  await carryOut();
  await world.database.suspension.updateMany({ where: {}, data: { until: new Date(Date.now() - 1000) } });
  expect(await ask()).toBe("answered");
  await sweep();
  await carryOut();
  expect(await isTagged()).toBe(false);
  expect(await open()).toBe(0);
});

test("an override lets the profile be called until its time is over, then the tag comes back", async () => {
  const id = await exceeded();
  await carryOut();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await (await grace()).budgets.override({ id, until, reason: "Launch week" });
  await carryOut();
  expect(await isTagged()).toBe(false);
  expect(await ask()).toBe("answered");
  await evaluate();
  expect(await isTagged()).toBe(false);
  expect((await (await grace()).budgets.get({ id })).suspensions[0]?.override).toMatchObject({
    reason: "Launch week",
    by: "Grace Hopper",
  });
  await world.database.suspension.updateMany({
    where: {},
    data: { overrideUntil: new Date(Date.now() - 1000) },
  });
  await expect(ask()).rejects.toMatchObject({ code: "limit" });
  await sweep();
  await carryOut();
  expect(await isTagged()).toBe(true);
});

test("an override that is ended suspends again, and one of a single profile needs that profile", async () => {
  const id = await exceeded();
  const calls = await grace();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await calls.budgets.override({ id, profileId, until, reason: "Once" });
  expect(await ask()).toBe("answered");
  await calls.budgets.override({ id, profileId, until: null, reason: "No longer" });
  await expect(ask()).rejects.toMatchObject({ code: "limit" });
  await expect(
    calls.budgets.override({ id, profileId: crypto.randomUUID(), until, reason: "Other" }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("what comes under an overridden budget meanwhile is not suspended either", async () => {
  await billed(world, "10");
  const calls = await grace();
  const { id } = await calls.budgets.create(aBudget({ action: "suspend" }));
  await calls.budgets.override({
    id,
    until: new Date(Date.now() + 3_600_000).toISOString(),
    reason: "Launch",
  });
  await billed(world, "150");
  await evaluate();
  expect(await open()).toBe(1);
  expect(await ask()).toBe("answered");
});

test.each([
  ["in the past", -1000],
  ["too far away", 91 * 86_400_000],
])("an override %s is refused", async (_when, millis) => {
  const id = await exceeded();
  const until = new Date(Date.now() + millis).toISOString();
  await expect((await grace()).budgets.override({ id, until, reason: "No" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("of two budgets that hold a profile back, lifting one leaves it suspended", async () => {
  const one = await exceeded();
  const other = await exceeded();
  await carryOut();
  await change(one, { amount: "1000" });
  expect((await effect()).state).toBe("done");
  expect(await isTagged()).toBe(true);
  await change(other, { amount: "1000" });
  await carryOut();
  expect(await isTagged()).toBe(false);
});

test("a budget that lifts while another suspends leaves the profile suspended", async () => {
  const one = await exceeded();
  await carryOut();
  await Promise.all([change(one, { amount: "1000" }), exceeded()]);
  await carryOut();
  expect(await isTagged()).toBe(true);
});

test("a lift while the tag is being set wins, though the tag is set after it", async () => {
  const id = await exceeded();
  const { id: effectId } = await effect();
  const slow = await startEffect(job(), effectId);
  if (!slow) throw new Error("nothing to carry out");
  await change(id, { amount: "1000" });
  await carryOut();
  // The slow attempt sets the tag only now, and then finds that it was overtaken.
  await tagInferenceProfile(await clients(), { arn: aliveArn, tags: [suspendedTag] });
  await settleEffect(job(), slow, { failure: null, event: null });
  expect((await effect()).state).toBe("waiting");
  await carryOut();
  expect(await isTagged()).toBe(false);
});

test("an answer that is lost is looked for, not asked for twice", async () => {
  await exceeded();
  await world.control("failures", { operation: "bedrock:TagResource", kind: "drop-after-effect", count: 3 });
  await expect(carryOut()).rejects.toMatchObject({ code: "unavailable" });
  const calls = callsOf("TagResource");
  await carryOut();
  expect(callsOf("TagResource")).toBe(calls);
  expect(await effect()).toMatchObject({ state: "done", attempt: 2 });
});

test("a refusal is kept with its remedy, asked again after an hour, and told once", async () => {
  const id = await exceeded();
  const denial = { kind: "error", code: "AccessDeniedException", status: 403, message: "No.", count: 2 };
  await world.control("failures", { operation: "bedrock:TagResource", ...denial });
  await carryOut();
  expect((await (await grace()).budgets.get({ id })).suspensions[0]?.tag).toMatchObject({
    state: "failed",
    failure: { awsCode: "AccessDeniedException", remedy: expect.any(String) },
  });
  const before = await eventsOf(profileId, "suspension-failed");
  await sweep();
  expect((await effect()).state).toBe("failed");
  await world.database.budgetEffect.updateMany({
    where: {},
    data: { settledAt: new Date(Date.now() - 3_700_000) },
  });
  await sweep();
  expect((await effect()).state).toBe("waiting");
  await carryOut();
  expect(await eventsOf(profileId, "suspension-failed")).toEqual(before);
  expect(await effect()).toMatchObject({ state: "failed" });
});

test("a tag that somebody takes away by hand is set again once the catalog has seen it", async () => {
  await exceeded();
  await carryOut();
  await untagInferenceProfile(await clients(), { arn: aliveArn, keys: [suspendedTag.key] });
  await sweep();
  expect((await effect()).state).toBe("done");
  await mirror();
  await sweep();
  await carryOut();
  expect(await isTagged()).toBe(true);
});

test("work whose job was lost is taken up by the sweep", async () => {
  await exceeded();
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'budgets.carry-out'`;
  await world.database.budgetEffect.updateMany({
    where: {},
    data: { askedAt: new Date(Date.now() - 300_000) },
  });
  await sweep();
  expect(await world.means.jobs.isWaiting("budgets.carry-out")).toBe(true);
});

test("a profile that AWS has no more needs no tag", async () => {
  await exceeded();
  await world.database.profile.update({ where: { id: profileId }, data: { goneAt: new Date() } });
  const calls = callsOf("TagResource");
  await carryOut();
  expect(callsOf("TagResource")).toBe(calls);
  expect((await effect()).state).toBe("done");
  await world.database.profile.update({ where: { id: profileId }, data: { goneAt: null } });
});
