import { listCostTagBackfills } from "@quarry/aws-core/cost-tags/backfill-cost-tags";
import { listCostTags } from "@quarry/aws-core/cost-tags/list-cost-tags";
import { beforeEach, describe, expect, test } from "vitest";
import { aBudget } from "../../budgets/testing/a-budget.ts";
import { useWorld } from "../../testing/world.ts";
import type { Person } from "../../testing/world.ts";
import { activateTags } from "./activate-tags.ts";
import { backfillTags } from "./backfill-tags.ts";
import { keepCostTags } from "./keep-cost-tags.ts";
import { readCostTags } from "./read-cost-tags.ts";
import { settleStatus } from "./settle-change.ts";
import { startStatusChanges } from "./start-changes.ts";
import { sweepCostTags } from "./sweep-cost-tags.ts";
import { aCompanyBill, monthsAgo } from "./testing/a-tagged-bill.ts";

const world = useWorld();
let sourceId: string;
let connectionId: string;

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.costSource.deleteMany({ where: {} });
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name LIKE 'costs.%'`;
  ({ sourceId, connectionId } = await aCompanyBill(world));
});

const read = () => readCostTags(world.job("costs.read-tags"), { sourceId });
const activate = () => activateTags(world.job("costs.activate-tags"), { sourceId });
const diagnose = async () => (await world.as("ada")).costTags.diagnose({ scope: "all" });
const about = async (key: string) => {
  const { diagnoses } = await diagnose();
  return diagnoses.find((one) => one.key === key || one.spellings.some((other) => other.key === key));
};
const want = async (keys: string[], isActive = true) =>
  (await world.as("ada")).costTags.setStatus({ connectionId, keys, isActive });
const backfill = async (from = monthsAgo(2)) =>
  (await world.as("ada")).costTags.backfill({ connectionId, from });
const carryBack = (changeId: string) => backfillTags(world.job("costs.backfill-tags"), { changeId });

async function inAws(key: string) {
  const connection = await world.database.connection.findFirstOrThrow({ where: { roleArn: null } });
  const [tag] = await listCostTags(world.means.aws.clientsFor(connection, "us-east-1"), { keys: [key] });
  return tag;
}

const callsOf = (operation: string) =>
  world.simulator.journal().filter((call) => call.operation === operation).length;
const fail = (operation: string, failure: object) =>
  world.control("failures", { operation: `ce:${operation}`, ...failure });
const keptChange = () => world.database.costTagChange.findFirstOrThrow({ orderBy: { askedAt: "desc" } });
const namesOfEvents = async (since: Date) =>
  (await world.database.event.findMany({ where: { at: { gt: since } }, orderBy: { sequence: "asc" } })).map(
    ({ name }) => name,
  );

const linked = {
  kind: "error",
  count: 1,
  code: "AccessDeniedException",
  status: 400,
  message:
    "Failed to update Cost Allocation Tag: Linked account doesn't have access to cost allocation tags.",
};

describe("reading", () => {
  test("keeps what billing knows, and counts each request as if it were paid", async () => {
    await read();
    const view = await diagnose();
    expect(view.bill).toMatchObject({ accountId: "111122223333" });
    expect(view.error).toBeNull();
    expect(view.paid).toEqual({ requests: 2, amount: "0.02" });
    expect((await about("Team"))?.isActive).toBe(true);
    const [{ firstSeenAt } = { firstSeenAt: null }] = await world.database.costTagKey.findMany({
      where: { key: "Team" },
    });
    await read();
    expect(await world.database.costTagKey.findFirst({ where: { key: "Team" } })).toMatchObject({
      firstSeenAt,
    });
  });

  test("counts what the client sends again as a request of its own", async () => {
    await fail("ListCostAllocationTags", { kind: "throttle", count: 1 });
    await read();
    expect((await diagnose()).paid).toEqual({ requests: 3, amount: "0.03" });
  });

  test("forgets keys that AWS lists no longer, and a refused one leaves what was known", async () => {
    await read();
    await world.database.costTagKey.create({
      data: { sourceId, key: "Gone", type: "user_defined", isActive: true },
    });
    await fail("ListCostAllocationTags", linked);
    await read();
    expect(await world.database.costTagKey.count({ where: { key: "Gone" } })).toBe(1);
    expect(await diagnose()).toMatchObject({
      isPayer: false,
      error: { title: "Another account pays this bill" },
    });
    await read();
    expect(await world.database.costTagKey.count({ where: { key: "Gone" } })).toBe(0);
    expect(await diagnose()).toMatchObject({ isPayer: true, error: null });
  });

  test("that is throttled is tried again, and happens once a day by itself, within the calls of the day", async () => {
    await fail("ListCostAllocationTags", { kind: "throttle", count: 3 });
    await expect(read()).rejects.toMatchObject({ code: "throttled" });
    const waiting = () => world.means.jobs.isWaiting("costs.read-tags");
    await sweepCostTags(world.job("costs.sweep-tags"));
    expect(await waiting()).toBe(false);
    await world.database
      .$executeRaw`UPDATE "CostTagReading" SET "lastAttemptAt" = now() - interval '25 hours'`;
    const allow = (callsPerDay: number) =>
      world.database.costSource.update({
        where: { id: sourceId },
        data: { callsPerDay },
        select: { id: true },
      });
    await allow(2);
    await sweepCostTags(world.job("costs.sweep-tags"));
    expect(await waiting()).toBe(false);
    await allow(10);
    await sweepCostTags(world.job("costs.sweep-tags"));
    expect(await waiting()).toBe(true);
  });
});

test("the first reading waits for no day, however many calls are used up", async () => {
  await world.database.costSource.update({
    where: { id: sourceId },
    data: { callsPerDay: 0 },
    select: { id: true },
  });
  await sweepCostTags(world.job("costs.sweep-tags"));
  expect(await world.means.jobs.isWaiting("costs.read-tags")).toBe(true);
});

describe("activation", () => {
  test("is carried out by the worker, and the trail tells who wanted it and that it was done", async () => {
    await read();
    const since = new Date();
    await want(["team"]);
    expect(await inAws("team")).toMatchObject({ isActive: false });
    expect((await keptChange()).state).toBe("waiting");
    await activate();
    expect(await inAws("team")).toMatchObject({ isActive: true });
    expect(await world.database.costTagKey.findFirst({ where: { key: "team" } })).toMatchObject({
      isActive: true,
    });
    expect(await namesOfEvents(since)).toEqual(["cost-tags.status-wanted", "cost-tag.activated"]);
    const calls = callsOf("UpdateCostAllocationTagsStatus");
    await activate();
    expect(callsOf("UpdateCostAllocationTagsStatus")).toBe(calls);
  });

  test("of several keys fails for those that billing has not seen, with what to do", async () => {
    await want(["team", "Nobody"]);
    await activate();
    const changes = await world.database.costTagChange.findMany({ orderBy: { key: "asc" } });
    expect(changes).toMatchObject([
      { key: "Nobody", state: "failed", failure: { code: "unknown-key" } },
      { key: "team", state: "done" },
    ]);
  });

  test("whose answer is lost is looked for, not asked for twice", async () => {
    await want(["team"]);
    await fail("UpdateCostAllocationTagsStatus", { kind: "drop-after-effect", count: 3 });
    await expect(activate()).rejects.toMatchObject({ code: "unavailable" });
    const calls = callsOf("UpdateCostAllocationTagsStatus");
    await activate();
    expect(callsOf("UpdateCostAllocationTagsStatus")).toBe(calls);
    expect(await keptChange()).toMatchObject({ state: "done", attempt: 2 });
  });

  test("in an account whose bill another pays fails with the command for the payer's administrator", async () => {
    await read();
    await want(["team"]);
    await fail("UpdateCostAllocationTagsStatus", linked);
    await activate();
    expect(await keptChange()).toMatchObject({ state: "failed", failure: { code: "not-payer" } });
    await world.database.costTagKey.deleteMany({ where: { key: { in: ["Team", "TEAM"] } } });
    const step = (await about("team"))?.steps.find(({ id }) => id === "activated");
    expect(step).toMatchObject({
      state: "to-do",
      action: {
        kind: "activate",
        command: expect.stringContaining(`'[{"TagKey":"team","Status":"Active"}]'`),
      },
    });
  });

  test("that was overtaken writes nothing", async () => {
    await want(["team"]);
    const slow = await startStatusChanges(world.job("costs.activate-tags"), sourceId);
    await startStatusChanges(world.job("costs.activate-tags"), sourceId);
    const [change] = slow?.changes ?? [];
    if (!slow || !change) throw new Error("there was nothing to start");
    await settleStatus(world.job("costs.activate-tags"), slow, { change, failure: null });
    expect(await keptChange()).toMatchObject({ state: "waiting", attempt: 2 });
  });

  test("is not undone by a reading that began before it", async () => {
    await read();
    const { lastAttemptAt } = await world.database.costTagReading.findFirstOrThrow();
    const before = await world.database.costTagKey.findFirstOrThrow({ where: { key: "team" } });
    await want(["team"]);
    await activate();
    const tags = [{ ...before, isGeneratedByAws: false, lastUsedMonth: null }];
    await world.database.$transaction((transaction) =>
      keepCostTags(transaction, sourceId, { tags, askedAt: lastAttemptAt ?? new Date(0) }),
    );
    expect(await world.database.costTagKey.findFirst({ where: { key: "team" } })).toMatchObject({
      isActive: true,
    });
  });

  test("wanted by somebody who governs costs no longer is not made", async () => {
    await want(["team"]);
    const ada = { email: "ada@example.com" };
    await world.database.user.update({ where: ada, data: { platformRole: null } });
    const calls = world.simulator.journal().length;
    await activate();
    await world.database.user.update({ where: ada, data: { platformRole: "admin" } });
    expect(world.simulator.journal()).toHaveLength(calls);
    expect(await keptChange()).toMatchObject({
      state: "failed",
      failure: { title: "The change is not allowed any more" },
    });
  });

  test("of a key is wanted by one person at a time, and taken up again when its job is lost", async () => {
    await want(["team"]);
    await expect(want(["team", "costcenter"], false)).rejects.toMatchObject({ code: "conflict" });
    expect(await world.database.costTagChange.count()).toBe(1);
    await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name LIKE 'costs.%'`;
    await world.database.$executeRaw`UPDATE "CostTagChange" SET "askedAt" = now() - interval '3 minutes'`;
    await sweepCostTags(world.job("costs.sweep-tags"));
    expect(await world.means.jobs.isWaiting("costs.activate-tags")).toBe(true);
  });

  test("that AWS leaves in doubt for a day ends where people see it", async () => {
    await want(["team"]);
    await world.database.$executeRaw`UPDATE "CostTagChange" SET "askedAt" = now() - interval '25 hours'`;
    await sweepCostTags(world.job("costs.sweep-tags"));
    expect(await keptChange()).toMatchObject({
      state: "failed",
      failure: { title: "AWS has not answered for a day" },
    });
  });
});

const activeKey = async (key: string, person: Person = "ada") => {
  const { diagnoses } = await (await world.as(person)).costTags.diagnose({ scope: "all" });
  return diagnoses.flatMap(({ active }) => active).find((one) => one.key === key);
};

describe("deactivation", () => {
  test("tells before which budgets and views use the key, as far as the one who asks may see them", async () => {
    await read();
    await world.database.budget.deleteMany({ where: {} });
    await world.database.costGrouping.create({ data: { sourceId, key: "tag:Team" }, select: { id: true } });
    const grace = await world.as("grace");
    const ada = await world.as("ada");
    const { id } = await grace.budgets.create(aBudget({ name: "Search" }));
    await ada.budgets.create(aBudget({ name: "Company", team: null }));
    await ada.budgets.create(aBudget({ name: "Otherwise", team: null, tagKey: "team" }));
    await world.database.billRuleSet.create({
      data: { month: new Date(monthsAgo(-1)), tagKey: "Team", values: [], rules: [] },
    });
    expect(await activeKey("Team")).toMatchObject({
      budgets: [{ name: "Company" }, { id, name: "Search" }],
      views: ["Costs by the tag Team, and filters on it", "The bills of teams, and their reports"],
      command: expect.stringContaining(`{"TagKey":"Team","Status":"Inactive"}`),
    });
    expect((await activeKey("Team", "grace"))?.budgets).toEqual([{ id, name: "Search" }]);
    await world.database.billRuleSet.deleteMany();
    expect((await activeKey("Team"))?.views).toEqual(["Costs by the tag Team, and filters on it"]);
  });

  test("is carried out by the worker, and the key is active no more", async () => {
    await read();
    const since = new Date();
    await want(["Team"], false);
    expect(await activeKey("Team")).toMatchObject({ change: { kind: "deactivate", state: "waiting" } });
    await activate();
    expect(await inAws("Team")).toMatchObject({ isActive: false });
    expect(await activeKey("Team")).toBeUndefined();
    expect(await namesOfEvents(since)).toEqual(["cost-tags.status-wanted", "cost-tag.deactivated"]);
  });

  test("that AWS refuses leaves the key active, and says why", async () => {
    await read();
    await want(["Team"], false);
    await fail("UpdateCostAllocationTagsStatus", linked);
    await activate();
    expect(await activeKey("Team")).toMatchObject({
      change: { kind: "deactivate", state: "failed", failure: { code: "not-payer" } },
    });
  });
});

const backfillsInAws = async () => {
  const connection = await world.database.connection.findFirstOrThrow({ where: { roleArn: null } });
  return listCostTagBackfills(world.means.aws.clientsFor(connection, "us-east-1"));
};

describe("a backfill", () => {
  test("is started by the worker and followed until AWS is done", async () => {
    const since = new Date();
    const { changeId } = await backfill();
    await carryBack(changeId);
    expect(await diagnose()).toMatchObject({
      backfills: [{ from: monthsAgo(2), status: "PROCESSING", completedAt: null }],
      nextBackfillAt: expect.any(String),
    });
    expect(await namesOfEvents(since)).toEqual(["cost-tags.backfill-wanted", "cost-tags.backfill-started"]);
    world.simulator.advanceClock(13 * 3600);
    await read();
    expect(await diagnose()).toMatchObject({
      backfills: [{ status: "SUCCEEDED", completedAt: expect.any(String) }],
    });
  });

  test("whose answer is lost is found when the client's own second try is refused because of it", async () => {
    const { changeId } = await backfill();
    await fail("StartCostAllocationTagBackfill", { kind: "drop-after-effect", count: 1 });
    await carryBack(changeId);
    expect(await keptChange()).toMatchObject({ state: "done" });
    expect(await backfillsInAws()).toHaveLength(1);
  });

  test("that may have begun is looked for by the next run, not asked for again", async () => {
    const { changeId } = await backfill();
    await fail("StartCostAllocationTagBackfill", { kind: "drop-after-effect", count: 1 });
    await fail("ListCostAllocationTagBackfillHistory", { kind: "throttle", count: 2 });
    await expect(carryBack(changeId)).rejects.toMatchObject({ code: "throttled" });
    const calls = callsOf("StartCostAllocationTagBackfill");
    await carryBack(changeId);
    expect(callsOf("StartCostAllocationTagBackfill")).toBe(calls);
    expect(await keptChange()).toMatchObject({ state: "done", attempt: 2 });
  });

  test("while another runs is refused by AWS with a reason that stays", async () => {
    await carryBack((await backfill()).changeId);
    await carryBack((await backfill(monthsAgo(3))).changeId);
    expect(await diagnose()).toMatchObject({
      backfillChange: { state: "failed", failure: { code: "backfill-running" } },
    });
  });

  test.each([
    ["a day within a month", monthsAgo(2).replace(/01$/, "02")],
    ["more than twelve months back", monthsAgo(13)],
    ["a month to come", monthsAgo(-1)],
  ])("from %s is refused at its field before anything is written", async (_what, from) => {
    await expect(backfill(from)).rejects.toMatchObject({
      code: "invalid",
      data: { details: [{ path: "from" }] },
    });
    expect(await world.database.costTagChange.count()).toBe(0);
  });
});

test("without a bill there is nothing to tell, and nothing to change", async () => {
  await world.database.costSource.deleteMany({ where: {} });
  expect(await diagnose()).toMatchObject({ bill: null, bills: [], diagnoses: [] });
  await expect(want(["team"])).rejects.toMatchObject({ code: "not-found" });
});
