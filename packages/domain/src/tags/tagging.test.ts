import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import { tagInferenceProfile } from "@quarry/aws-core/profiles/tag-inference-profile";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { keepRegion } from "../profiles/keep-region.ts";
import { mirrorProfiles, readRegion } from "../profiles/mirror-profiles.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { startTagChange } from "./start-tag-change.ts";
import { settleTagChange } from "./settle-tag-change.ts";
import { sweepTagChanges } from "./sweep-tag-changes.ts";
import { tagProfile } from "./tag-profile.ts";
import { anAdoptedProfile, aRule, setPolicy } from "./testing/an-adopted-profile.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let id: string;

beforeAll(async () => {
  linus = await world.as("linus");
  id = await anAdoptedProfile(world, "linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.tagChange.deleteMany({ where: {} });
  await setPolicy(world, []);
  await mirror();
});

async function mirror(): Promise<void> {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow();
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId, region: "us-west-2" });
}

async function clients() {
  return world.means.aws.clientsFor(await world.database.connection.findFirstOrThrow(), "us-west-2");
}

const carryOut = (changeId: string) => tagProfile(world.job("profiles.tag"), { changeId });
const inAws = async () => listProfileTags(await clients(), aliveArn);
const view = () => linus.tags.ofProfile({ id });
const owner = { key: "Owner", value: "ada" };

async function applied(wish: { add?: { key: string; value: string }[]; remove?: string[] }): Promise<string> {
  return (await linus.tags.apply({ id, ...wish })).changeId;
}

async function eventsSince(sequence: bigint) {
  return world.database.event.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: "asc" },
  });
}

async function lastEvent(): Promise<bigint> {
  const { sequence } = await world.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  return sequence;
}

const callsOf = (operation: string) =>
  world.simulator.journal().filter((call) => call.operation === operation);
const fail = (operation: string, kind: string, count = 1) =>
  world.control("failures", { operation: `bedrock:${operation}`, kind, count });

test("tags are set and removed in AWS, the catalog follows, and the trail tells who, what and how it went", async () => {
  const since = await lastEvent();
  await carryOut(await applied({ add: [owner] }));
  await carryOut(await applied({ add: [{ key: "Project", value: "ranking" }], remove: ["Owner"] }));
  expect(await inAws()).toContainEqual({ key: "Project", value: "ranking" });
  const { tags, change } = await view();
  expect(tags.map(({ key }) => key)).toEqual((await inAws()).map(({ key }) => key).toSorted());
  expect(change).toMatchObject({ state: "done", askedBy: "Linus Pauling", remove: ["Owner"], failure: null });
  const events = await eventsSince(since);
  expect(events.map(({ name, actorKind }) => [name, actorKind])).toEqual([
    ["profile.tags-wanted", "user"],
    ["profile.tagged", "system"],
    ["profile.tags-wanted", "user"],
    ["profile.tagged", "system"],
  ]);
  expect(events[2]).toMatchObject({
    before: { tags: ["Owner=ada"] },
    after: { set: ["Project=ranking"], removed: ["Owner"] },
  });
});

test("a reading of the region that began before the change does not undo it", async () => {
  const place = {
    connectionId: (await world.database.connection.findFirstOrThrow()).id,
    region: "us-west-2",
  };
  await world.database.profile.update({ where: { id }, data: { description: "as it was once" } });
  const attemptedAt = new Date();
  const seen = await readRegion(await clients(), new AbortController().signal);
  await carryOut(await applied({ add: [owner] }));
  await keepRegion(world.job("profiles.mirror"), place, { seen, attemptedAt });
  expect((await view()).tags).toContainEqual({ ...owner, isReserved: false });
  await mirror();
  expect((await view()).tags).toContainEqual({ ...owner, isReserved: false });
});

test("carrying a change out again calls nobody and writes nothing", async () => {
  const changeId = await applied({ add: [owner] });
  await carryOut(changeId);
  const [calls, since] = [world.simulator.journal().length, await lastEvent()];
  await carryOut(changeId);
  expect(world.simulator.journal()).toHaveLength(calls);
  expect(await eventsSince(since)).toEqual([]);
});

test("an answer that is lost is looked for, not asked for twice", async () => {
  const changeId = await applied({ add: [owner] });
  const since = await lastEvent();
  await fail("TagResource", "drop-after-effect", 3);
  await expect(carryOut(changeId)).rejects.toMatchObject({ code: "unavailable" });
  expect((await view()).change).toMatchObject({ state: "waiting" });
  const calls = callsOf("TagResource").length;
  await carryOut(changeId);
  expect(callsOf("TagResource")).toHaveLength(calls);
  expect((await view()).change).toMatchObject({ state: "done", attempt: 2 });
  expect((await eventsSince(since)).map(({ name }) => name)).toEqual(["profile.tagged"]);
});

test("a throttled change stays waiting and is tried again", async () => {
  const changeId = await applied({ add: [owner] });
  await fail("TagResource", "throttle", 3);
  await expect(carryOut(changeId)).rejects.toMatchObject({ code: "throttled" });
  await carryOut(changeId);
  expect(await inAws()).toContainEqual(owner);
});

test("a refusal is kept with cause and remedy, and what AWS did before it is in the catalog", async () => {
  await carryOut(await applied({ add: [owner] }));
  await world.database.profile.update({ where: { id }, data: { expectedTags: [owner] } });
  const changeId = await applied({ add: [{ key: "Project", value: "a" }], remove: ["Owner"] });
  const since = await lastEvent();
  const denial = { kind: "error", code: "AccessDeniedException", status: 403, message: "No." };
  await world.control("failures", { operation: "bedrock:UntagResource", ...denial });
  await carryOut(changeId);
  const { change, tags } = await view();
  expect(change).toMatchObject({
    state: "failed",
    failure: { awsCode: "AccessDeniedException", remedy: expect.any(String) },
  });
  expect(tags.map(({ key }) => key)).toEqual(expect.arrayContaining(["Owner", "Project"]));
  const profile = await world.database.profile.findUniqueOrThrow({ where: { id } });
  expect(profile.expectedTags).toEqual([owner, { key: "Project", value: "a" }]);
  expect(await eventsSince(since)).toMatchObject([
    { name: "profile.tagging-failed", after: { awsCode: "AccessDeniedException" } },
  ]);
});

test("when tags may be written but not read, what AWS took is believed", async () => {
  const changeId = await applied({ add: [owner] });
  const denial = { kind: "error", code: "AccessDeniedException", status: 403, message: "No." };
  await world.control("failures", { operation: "bedrock:ListTagsForResource", ...denial });
  await carryOut(changeId);
  expect((await view()).change).toMatchObject({ state: "done" });
  expect((await view()).tags).toContainEqual({ ...owner, isReserved: false });
});

test("with fifty tags, those to remove go before the new ones come", async () => {
  const present = await inAws();
  const tags = Array.from({ length: 50 - present.length }, (_one, index) => ({
    key: `k${index}`,
    value: "",
  }));
  await tagInferenceProfile(await clients(), { arn: aliveArn, tags });
  await mirror();
  await carryOut(await applied({ add: [owner], remove: ["k0"] }));
  expect((await view()).change).toMatchObject({ state: "done" });
  expect(await inAws()).toHaveLength(50);
});

test("an attempt that was overtaken writes nothing", async () => {
  const changeId = await applied({ add: [owner] });
  const slow = await startTagChange(world.job("profiles.tag"), changeId);
  await startTagChange(world.job("profiles.tag"), changeId);
  const since = await lastEvent();
  if (!slow) throw new Error("there was nothing to start");
  const failure = { awsCode: "", title: "", cause: "", remedy: "" };
  await settleTagChange(world.job("profiles.tag"), slow, { failure, tags: [] });
  expect((await view()).change).toMatchObject({ state: "waiting", attempt: 2 });
  expect(await eventsSince(since)).toEqual([]);
});

const linusThemselves = { email: "linus@example.com" };
const setStatus = (status: "active" | "suspended") =>
  world.database.user.update({ where: linusThemselves, data: { status } });
const setRole = (role: "member" | "viewer") =>
  world.database.membership.updateMany({ where: { user: linusThemselves }, data: { role } });

test.each([
  ["is suspended", { before: () => setStatus("suspended"), after: () => setStatus("active") }],
  ["may only look on", { before: () => setRole("viewer"), after: () => setRole("member") }],
])("a change of somebody who %s by then is not made", async (_what, { before, after }) => {
  const changeId = await applied({ add: [owner] });
  await before();
  const calls = world.simulator.journal().length;
  await carryOut(changeId);
  await after();
  expect(world.simulator.journal()).toHaveLength(calls);
  expect((await view()).change).toMatchObject({
    state: "failed",
    failure: { title: "The change is not allowed any more" },
  });
});

test("of somebody suspended between two attempts, what AWS did is found and nothing more is done", async () => {
  const changeId = await applied({ add: [owner], remove: ["AmazonNothing"] });
  await fail("TagResource", "drop-after-effect", 3);
  await expect(carryOut(changeId)).rejects.toMatchObject({ code: "unavailable" });
  await tagInferenceProfile(await clients(), { arn: aliveArn, tags: [{ key: "AmazonNothing", value: "" }] });
  await setStatus("suspended");
  await carryOut(changeId);
  await setStatus("active");
  expect(callsOf("UntagResource")).toEqual([]);
  expect(await view()).toMatchObject({
    change: { state: "failed", attempt: 2 },
    tags: expect.arrayContaining([{ ...owner, isReserved: false }]),
  });
});

test("what Quarry changed is expected from then on, what others changed is not", async () => {
  const expectedTags = [{ key: "Project", value: "ranking" }];
  await world.database.profile.update({ where: { id }, data: { expectedTags } });
  await tagInferenceProfile(await clients(), { arn: aliveArn, tags: [{ key: "Sneaked", value: "in" }] });
  await carryOut(await applied({ add: [owner], remove: ["Project"] }));
  const profile = await world.database.profile.findUniqueOrThrow({ where: { id } });
  expect(profile.expectedTags).toEqual([owner]);
});

test("a profile's tags are changed by one person at a time", async () => {
  await applied({ add: [owner] });
  const grace = await world.as("grace");
  await expect(grace.tags.apply({ id, remove: ["Absent"] })).rejects.toMatchObject({ code: "conflict" });
  const both = await Promise.allSettled([1, 2, 3].map(() => applied({ remove: ["Absent"] })));
  expect(both.every(({ status }) => status === "rejected")).toBe(true);
  expect(await world.database.tagChange.count({ where: { state: "waiting" } })).toBe(1);
});

test("the policy of the team that has the profile is held against a change, at its field", async () => {
  await setPolicy(world, [aRule("Stage", ["Test", "Live"])]);
  await setPolicy(world, [aRule("Stage", ["Nightly"])], "payments");
  await expect(linus.tags.apply({ id, add: [{ key: "Stage", value: "Nightly" }] })).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "add.0.value", message: "Stage is “Nightly”; it should be Test or Live." }] },
  });
  await carryOut(await applied({ add: [{ key: "Stage", value: "Live" }] }));
  await expect(linus.tags.apply({ id, remove: ["Stage"] })).rejects.toMatchObject({ code: "invalid" });
  expect(await inAws()).toContainEqual({ key: "Stage", value: "Live" });
});

test.each([
  ["a reserved key", { add: [{ key: "quarry:owner", value: "me" }] }],
  ["a Studio key", { remove: ["AmazonDataZoneProject"] }],
  ["a value with a line break", { add: [{ key: "Owner", value: "a\nb" }] }],
  ["nothing", {}],
])("%s is refused before anything is written down", async (_what, wish) => {
  const since = await lastEvent();
  await expect(applied(wish)).rejects.toMatchObject({ code: "invalid" });
  expect(await world.database.tagChange.count()).toBe(0);
  expect(await eventsSince(since)).toEqual([]);
});

test("who may change tags: the team's workers and admins, and not of every profile", async () => {
  const wish = { id, remove: ["Absent"] };
  for (const person of ["linus", "grace", "ada"] as const) {
    await expect((await world.as(person)).tags.apply(wish)).resolves.toBeDefined();
    await world.database.tagChange.deleteMany({ where: {} });
  }
  await expect((await world.as("margaret")).tags.apply(wish)).rejects.toMatchObject({ code: "not-found" });
  expect((await (await world.as("viola")).tags.ofProfile({ id })).whyNotChange).toMatch(/Only members/);
  const unadopted = await world.database.profile.findFirstOrThrow({
    where: { type: "APPLICATION", adoptions: { none: {} }, goneAt: null },
  });
  await expect(linus.tags.apply({ ...wish, id: unadopted.id })).rejects.toMatchObject({ code: "forbidden" });
  const ofAws = await world.database.profile.findFirstOrThrow({ where: { type: "SYSTEM_DEFINED" } });
  const ada = await world.as("ada");
  await expect(ada.tags.apply({ ...wish, id: ofAws.id })).rejects.toMatchObject({ code: "conflict" });
});

test.each([
  ["is gone", { goneAt: new Date() }],
  ["is being deleted", { deletionWantedAt: new Date() }],
])("a profile that %s keeps its tags", async (_what, data) => {
  await world.database.profile.update({ where: { id }, data });
  await expect(applied({ add: [owner] })).rejects.toMatchObject({ code: "conflict" });
  await world.database.profile.update({ where: { id }, data: { goneAt: null, deletionWantedAt: null } });
});

test("a change whose job was lost is taken up again, once", async () => {
  const changeId = await applied({ add: [owner] });
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'profiles.tag'`;
  await world.database.$executeRaw`UPDATE "TagChange" SET "askedAt" = now() - interval '3 minutes'`;
  await sweepTagChanges(world.job("tags.sweep"));
  await sweepTagChanges(world.job("tags.sweep"));
  const jobs = await world.database
    .$queryRaw`SELECT data ->> 'changeId' AS id FROM pgboss.job WHERE name = 'profiles.tag'`;
  expect(jobs).toEqual([{ id: changeId }]);
});

test("a change that AWS left in doubt for a day ends where people see it", async () => {
  await applied({ add: [owner] });
  await world.database.$executeRaw`UPDATE "TagChange" SET "askedAt" = now() - interval '25 hours'`;
  const since = await lastEvent();
  await sweepTagChanges(world.job("tags.sweep"));
  expect((await view()).change).toMatchObject({
    state: "failed",
    failure: { title: "AWS has not answered for a day" },
  });
  expect(await eventsSince(since)).toMatchObject([
    { name: "profile.tagging-failed", subjectId: id, teamId: expect.any(String) },
  ]);
});

test("whoever asks while a change ends is never told that it is done beside the older tags", async () => {
  const stale: unknown[] = [];
  for (let round = 0; round < 60; round += 1) {
    const value = `round-${round}`;
    const changeId = await applied({ add: [{ key: "Owner", value }] });
    const attempt = await startTagChange(world.job("profiles.tag"), changeId);
    if (!attempt) throw new Error("the change is settled already");
    const tags = [{ key: "Owner", value }];
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, view),
      settleTagChange(world.job("profiles.tag"), attempt, { failure: null, tags }),
      ...Array.from({ length: 4 }, view),
    ]);
    for (const answer of answers) {
      if (answer?.change?.state !== "done") continue;
      if (!answer.tags.some((tag) => tag.value === value)) stale.push(answer.tags);
    }
  }
  expect(stale).toEqual([]);
});
