import { beforeAll, expect, test } from "vitest";
import { startAttempt } from "../requests/start-attempt.ts";
import { failRequest } from "../requests/fail-request.ts";
import { provisionRequest } from "../requests/provision-request.ts";
import { sweepRequests } from "../requests/sweep-requests.ts";
import { aSpec } from "../requests/testing/a-spec.ts";
import { useWorld } from "../testing/world.ts";
import { aChannel } from "./testing/a-channel.ts";
import { toldOf } from "./testing/told.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;
let ada: Calls;

beforeAll(async () => {
  [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
  await aChannel(world);
});

const submit = async (beneficiary?: string) => {
  const spec = await aSpec(world);
  return linus.requests.submit({ kind: "profile.create", spec, ...(beneficiary && { beneficiary }) });
};
const jobs = (name: string) => world.job(name);
const failure = { code: "denied", awsCode: "", title: "Not allowed", cause: "CANARY", remedy: "CANARY" };

test("a request tells everyone who may decide on it, and the team's channel, but not who asked", async () => {
  const { id } = await submit();
  expect(await toldOf(world, id, "request.waiting")).toEqual(["Ada", "Grace", "team"]);
  const { items } = await grace.notices.list({});
  expect(items[0]).toMatchObject({ path: `/requests/${id}`, isRead: false, about: "request" });
  expect(items[0]?.title).toMatch(/^Decision needed: search /u);
});

test("a changed request tells them again, and once more only", async () => {
  const { id, version } = await submit();
  const change = async (from: number) =>
    linus.requests.revise({ id, version: from, kind: "profile.create", spec: await aSpec(world) });
  await change(version);
  expect(await toldOf(world, id, "request.waiting")).toEqual([
    "Ada",
    "Ada",
    "Grace",
    "Grace",
    "team",
    "team",
  ]);
});

test("the next stage tells those who have not decided yet", async () => {
  const stages = [
    { who: "approver", needed: 1 },
    { who: "admin", needed: 1 },
  ] as const;
  const { id, version, specHash } = await submit();
  await world.database.request.update({ where: { id }, data: { stages: [...stages] } });
  await grace.requests.approve({ id, version, specHash });
  expect(await toldOf(world, id, "request.waiting")).toEqual(["Ada", "Ada", "Grace", "team", "team"]);
  expect(await toldOf(world, id, "request.approved")).toEqual([]);
  await ada.requests.approve({ id, version, specHash });
  expect(await toldOf(world, id, "request.approved")).toEqual(["Linus", "team"]);
});

test("whoever has decided at one stage is not told of the next, where they may not decide again", async () => {
  const stages = [
    { who: "approver", needed: 2 },
    { who: "approver", needed: 1 },
  ] as const;
  const { id, version, specHash } = await submit();
  await world.database.request.update({ where: { id }, data: { stages: [...stages] } });
  for (const approver of [grace, ada]) await approver.requests.approve({ id, version, specHash });
  expect(await toldOf(world, id, "request.waiting")).toEqual(["Ada", "Grace", "team", "team"]);
});

/** Whose notice that a request waits is not read yet. */
const waitingFor = async (subjectId: string) => {
  const rows = await world.database.notice.findMany({
    where: { subjectId, kind: "request.waiting", readAt: null, personId: { not: null } },
    include: { person: true },
  });
  return rows.map(({ person }) => person?.name.split(" ")[0] ?? "").toSorted();
};

const asked = async () => {
  const { id, version, specHash } = await submit();
  expect(await waitingFor(id)).toEqual(["Ada", "Grace"]);
  return { id, version, specHash };
};

test("what waits for a decision counts as read once nothing waits any more, for everyone", async () => {
  const [approved, rejected, cancelled, late] = [await asked(), await asked(), await asked(), await asked()];
  await grace.requests.approve(approved);
  await grace.requests.reject({ ...rejected, reason: "CANARY" });
  await linus.requests.cancel({ id: cancelled.id });
  await world.database.request.update({ where: { id: late.id }, data: { decideBy: new Date(0) } });
  await sweepRequests(jobs("requests.sweep"));
  for (const { id } of [approved, rejected, cancelled, late]) expect(await waitingFor(id)).toEqual([]);
});

test("while another approval of the same stage is missing, it still waits for the others", async () => {
  const { id, version, specHash } = await submit();
  const where = { id };
  await world.database.request.update({ where, data: { stages: [{ who: "approver", needed: 2 }] } });
  await grace.requests.approve({ id, version, specHash });
  expect(await waitingFor(id)).toEqual(["Ada"]);
  expect(await toldOf(world, id, "request.waiting")).toEqual(["Ada", "Grace", "team"]);
  await linus.requests.revise({ id, version, kind: "profile.create", spec: await aSpec(world) });
  expect(await waitingFor(id)).toEqual(["Ada", "Grace"]);
});

test("whoever asked learns that it is approved and done", async () => {
  const { id, version, specHash } = await submit();
  await grace.requests.approve({ id, version, specHash });
  await provisionRequest(jobs("requests.provision"), { requestId: id });
  await provisionRequest(jobs("requests.provision"), { requestId: id });
  expect(await toldOf(world, id, "request.approved")).toEqual(["Linus", "team"]);
  expect(await toldOf(world, id, "request.made")).toEqual(["Linus", "team"]);
});

test("whoever asked, and for whom it is, learn that it is rejected, without the reason", async () => {
  const { id, version, specHash } = await submit("grace@example.com");
  await ada.requests.reject({ id, version, specHash, reason: "CANARY" });
  expect(await toldOf(world, id, "request.rejected")).toEqual(["Grace", "Linus", "team"]);
});

test("every attempt that fails is told of once, by its title alone", async () => {
  const { id, version, specHash } = await submit();
  await grace.requests.approve({ id, version, specHash });
  for (const attempts of [1, 2]) {
    const attempt = await startAttempt(jobs("requests.provision"), id);
    if (!attempt) throw new Error("There is nothing to attempt.");
    await failRequest(jobs("requests.provision"), attempt, failure);
    await failRequest(jobs("requests.provision"), attempt, failure);
    const linusEach = Array.from({ length: attempts }, () => "Linus");
    expect((await toldOf(world, id, "request.failed")).filter((name) => name !== "team")).toEqual(linusEach);
    await linus.requests.retry({ id });
  }
  const { items } = await linus.notices.list({ about: "request" });
  expect(items[0]?.text).toMatch(/^It could not be carried out: Not allowed\./u);
});

test("an approval that does not hold any more is told as a failure", async () => {
  const { id, version, specHash } = await submit();
  await grace.requests.approve({ id, version, specHash });
  const where = { email: "grace@example.com" };
  await world.database.user.update({ where, data: { status: "suspended" } });
  await provisionRequest(jobs("requests.provision"), { requestId: id });
  await world.database.user.update({ where, data: { status: "active" } });
  expect(await toldOf(world, id, "request.failed")).toEqual(["Linus", "team"]);
});

test("what nobody decided in time, and what AWS left in doubt, is told once by two sweeps", async () => {
  const late = await submit();
  await world.database.request.update({ where: { id: late.id }, data: { decideBy: new Date(0) } });
  const { id, version, specHash } = await submit();
  await grace.requests.approve({ id, version, specHash });
  await startAttempt(jobs("requests.provision"), id);
  await world.database.awsOperation.update({ where: { requestId: id }, data: { queuedAt: new Date(0) } });
  await Promise.all([sweepRequests(jobs("requests.sweep")), sweepRequests(jobs("requests.sweep"))]);
  expect(await toldOf(world, late.id, "request.expired")).toEqual(["Linus", "team"]);
  expect(await toldOf(world, id, "request.doubted")).toEqual(["Ada", "Linus", "team"]);
});

test("a comment tells those with a part in it, but not its author, not the team and not its text", async () => {
  const { id } = await submit();
  await linus.requests.comment({ id, text: "CANARY" });
  expect(await toldOf(world, id, "request.commented")).toEqual([]);
  await grace.requests.comment({ id, text: "CANARY" });
  expect(await toldOf(world, id, "request.commented")).toEqual(["Linus"]);
  await linus.requests.comment({ id, text: "CANARY" });
  expect(await toldOf(world, id, "request.commented")).toEqual(["Grace", "Linus"]);
});

test("whoever has left the team or is suspended is told nothing more", async () => {
  const { id } = await submit();
  const user = await world.database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } });
  const membership = await world.database.membership.findFirstOrThrow({ where: { userId: user.id } });
  const { teamId } = membership;
  await world.database.membership.delete({ where: { userId_teamId: { userId: user.id, teamId } } });
  await grace.requests.comment({ id, text: "walk" });
  await world.database.membership.create({ data: membership });
  await world.database.user.update({ where: { id: user.id }, data: { status: "suspended" } });
  await grace.requests.comment({ id, text: "walk" });
  await world.database.user.update({ where: { id: user.id }, data: { status: "active" } });
  expect(await toldOf(world, id, "request.commented")).toEqual([]);
  await grace.requests.comment({ id, text: "walk" });
  expect(await toldOf(world, id, "request.commented")).toEqual(["Linus"]);
});

test("a decision that is undone tells nobody", async () => {
  const { id, version } = await submit();
  const told = await world.database.notice.count();
  await expect(grace.requests.approve({ id, version, specHash: "0".repeat(64) })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await world.database.notice.count()).toBe(told);
});

test("nothing that people or AWS wrote is in any notice", async () => {
  const notices = await world.database.notice.findMany();
  expect(notices.length).toBeGreaterThan(20);
  expect(JSON.stringify(notices)).not.toContain("CANARY");
});
