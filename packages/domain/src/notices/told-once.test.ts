// Sweeps that run twice, and workers that race: each notice is given exactly once, counted.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { endEndpoints } from "../endpoints/end-endpoints.ts";
import { keepFailure } from "../endpoints/keep-pass.ts";
import { startPass } from "../endpoints/start-pass.ts";
import { watchIdle } from "../endpoints/watch-idle.ts";
import { expireProfiles } from "../profiles/expire-profiles.ts";
import { sweepRequests } from "../requests/sweep-requests.ts";
import { aUserWithKey } from "../requests/testing/an-identity-request.ts";
import { pendingRequests } from "../requests/testing/pending-requests.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { changeKey } from "../roles/change-key.ts";
import { sweepKeys } from "../roles/sweep-keys.ts";
import { personNamed, searchTeam } from "../testing/walked-records.ts";
import { useWorld } from "../testing/world.ts";
import { appendNotices } from "./append-notices.ts";
import { noticeKindNames } from "./kinds-schema.ts";
import { sweepDeliveries } from "./sweep-deliveries.ts";
import { aChannel } from "./testing/a-channel.ts";
import { aNotice, makeDue, tell, tellSomebody } from "./testing/tell-somebody.ts";
import { toldOf } from "./testing/told.ts";

const world = useWorld();
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeAll(async () => {
  const outbound = { hosts: ["hooks.example.com"], allowsLocal: false };
  world.means.configuration.notices = { portalOrigin: "https://quarry.example.com", outbound };
});

test("of workers that tell the same at the same time one is heard, with one delivery and one job", async () => {
  const { id: channelId } = await aChannel(world, { kinds: ["endpoint.failed"] });
  const pairs = 100;
  for (let pair = 0; pair < pairs; pair += 1) {
    const notice = await aNotice(world, { people: ["linus", "grace", "ada"] });
    await Promise.all([tell(world, notice), tell(world, notice), tell(world, notice)]);
  }
  const kind = "endpoint.failed";
  expect(await world.database.notice.count({ where: { kind } })).toBe(4 * pairs);
  expect(await world.database.noticeDelivery.count({ where: { notice: { channelId } } })).toBe(pairs);
  const [queued] = await world.database.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job WHERE name = 'notices.post'`;
  expect(queued?.jobs).toBe(BigInt(pairs));
  await world.database.noticeChannel.delete({ where: { id: channelId } });
});

test("another occasion is told again", async () => {
  const id = randomUUID();
  for (const occasion of ["2026-11 80 %", "2026-11 100 %", "2026-12 80 %", "2026-12 80 %"]) {
    await tell(world, await aNotice(world, { id, occasion, people: ["linus"] }));
  }
  expect(await toldOf(world, id, "endpoint.failed")).toEqual(["Linus", "Linus", "Linus"]);
});

test("what is undone is not told", async () => {
  const notice = await aNotice(world, { people: ["linus"] });
  const undone = world.database.$transaction(async (transaction) => {
    await appendNotices(transaction, world.job("endpoints.sweep"), notice);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await toldOf(world, notice.subject.id, notice.kind)).toEqual([]);
});

test("the database refuses a notice for nobody, and one for a person and a channel", async () => {
  const { subject, teamId } = await aNotice(world);
  const { id: channelId } = await aChannel(world, { kinds: ["request.made"] });
  const { id: personId } = await personNamed(world, "linus");
  const words = { kind: "test", title: "t", text: "t", path: "/", subjectLabel: "t", teamId };
  const data = { ...words, subjectKind: subject.kind, subjectId: subject.id };
  await expect(world.database.notice.create({ data })).rejects.toThrow(/Notice_has_one_receiver/u);
  await expect(world.database.notice.create({ data: { ...data, personId, channelId } })).rejects.toThrow(
    /Notice_has_one_receiver/u,
  );
});

test("fifty requests that nobody decided are told once each by three sweeps at once", async () => {
  const requests = await pendingRequests(world, 50, { decideBy: ago(1) });
  const sweep = () => sweepRequests(world.job("requests.sweep"));
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  const told = await Promise.all(requests.map(({ id }) => toldOf(world, id, "request.expired")));
  expect(told).toEqual(requests.map(() => ["Linus"]));
});

test("a profile's end is told to who brought it in and to the approvers, once, and again when it moves", async () => {
  const { id } = await provisionedProfile(world);
  const endsIn = (days: number) =>
    world.database.profile.update({
      where: { id },
      data: { expiresOn: new Date(Date.now() + days * 86_400_000), expiryNoticedAt: null },
    });
  const sweep = () => expireProfiles(world.job("profiles.expire"));
  await endsIn(5);
  await Promise.all([sweep(), sweep()]);
  expect(await toldOf(world, id, "profile.ending")).toEqual(["Grace", "Linus"]);
  await endsIn(9);
  await sweep();
  expect(await toldOf(world, id, "profile.ending")).toEqual(["Grace", "Grace", "Linus", "Linus"]);
  await endsIn(-1);
  await Promise.all([sweep(), sweep()]);
  expect(await toldOf(world, id, "profile.ended")).toEqual(["Grace", "Linus"]);
});

test("an end that AWS refuses to carry out every day is told on the first", async () => {
  const { id } = await provisionedProfile(world);
  const where = { id };
  await world.database.profile.update({ where, data: { expiresOn: ago(2 * 1440) } });
  for (let day = 0; day < 3; day += 1) {
    await expireProfiles(world.job("profiles.expire"));
    const deletionFailure = {
      title: "",
      cause: "",
      remedy: "",
      awsCode: "",
      at: ago(2 * 1440).toISOString(),
    };
    await world.database.profile.update({ where, data: { deletionWantedAt: null, deletionFailure } });
  }
  expect(await toldOf(world, id, "profile.ended")).toEqual(["Grace", "Linus"]);
});

/** An endpoint of Linus in team search, written straight into the database. */
async function anEndpoint(part: object = {}): Promise<string> {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow({
    where: { name: "Company" },
  });
  const [team, linus] = [await searchTeam(world), await personNamed(world, "linus")];
  const place = { connectionId, region: "us-west-2", name: `ranker-${randomUUID()}` };
  const { id } = await world.database.endpoint.create({
    data: { ...place, teamId: team.id, ownerId: linus.id, wish: "running", ...part },
  });
  return id;
}

async function passAt(endpointId: string) {
  const pass = await startPass(world.job("endpoints.converge"), endpointId);
  if (!pass) throw new Error("Nothing is wanted of the endpoint.");
  return pass;
}

test("an endpoint's end is told to its owner and the approvers by two sweeps once", async () => {
  const id = await anEndpoint({ endsAt: new Date(Date.now() + 3_600_000) });
  const sweep = () => endEndpoints(world.job("endpoints.sweep"));
  await Promise.all([sweep(), sweep()]);
  expect(await toldOf(world, id, "endpoint.ending")).toEqual(["Grace", "Linus"]);
  await world.database.endpoint.update({ where: { id }, data: { endsAt: ago(1) } });
  await Promise.all([sweep(), sweep()]);
  expect(await toldOf(world, id, "endpoint.ended")).toEqual(["Grace", "Linus"]);
});

test("an idle endpoint is told of when it is noticed and when it is stopped, by the latest pass only", async () => {
  const id = await anEndpoint({ idleMinutes: 30, readyAt: ago(90) });
  const [overtaken, latest] = [await passAt(id), await passAt(id)];
  for (const pass of [overtaken, latest]) await watchIdle(world.job("endpoints.converge"), pass);
  expect(await toldOf(world, id, "endpoint.idle")).toEqual(["Grace", "Linus"]);
  await world.database.endpoint.update({ where: { id }, data: { idleNoticedAt: ago(31) } });
  await watchIdle(world.job("endpoints.converge"), await passAt(id));
  expect(await toldOf(world, id, "endpoint.idle-stopped")).toEqual(["Grace", "Linus"]);
});

const failure = { code: "failed", awsCode: "", title: "Not enough memory", cause: "CANARY", remedy: "" };

test("an endpoint that had served and failed is told of; of one that never did the request tells", async () => {
  const [one, other] = await pendingRequests(world, 2);
  await world.database.request.update({ where: { id: one?.id ?? "" }, data: { state: "active" } });
  await world.database.request.update({ where: { id: other?.id ?? "" }, data: { state: "provisioning" } });
  const [served, never] = [
    await anEndpoint({ requestId: one?.id }),
    await anEndpoint({ requestId: other?.id }),
  ];
  for (const id of [served, never]) {
    await keepFailure(world.job("endpoints.converge"), await passAt(id), failure);
  }
  expect(await toldOf(world, served, "endpoint.failed")).toEqual(["Grace", "Linus"]);
  expect(await toldOf(world, never, "endpoint.failed")).toEqual([]);
  expect(await toldOf(world, other?.id ?? "", "request.failed")).toEqual(["Linus"]);
});

test("an endpoint of nobody's is told to nobody", async () => {
  const id = await anEndpoint({ teamId: null, ownerId: null, endsAt: ago(1) });
  await endEndpoints(world.job("endpoints.sweep"));
  expect(await toldOf(world, id, "endpoint.ended")).toEqual([]);
});

test("a key that waits is told to its owner alone, once more a day before its secret is forgotten, and without it", async () => {
  const channel = await aChannel(world, { kinds: noticeKindNames });
  const { id, iamUserId } = await aUserWithKey(world);
  await world.database.noticeChannel.update({
    where: { id: channel.id },
    data: { kinds: ["access-key.ending"] },
  });
  expect(await toldOf(world, id, "access-key.waiting")).toEqual(["Linus"]);
  const sweep = () => sweepKeys(world.job("roles.sweep-keys"));
  await sweep();
  expect(await toldOf(world, id, "access-key.ending")).toEqual([]);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await world.database.sealedSecret.updateMany({ data: { expiresAt } });
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  expect(await toldOf(world, id, "access-key.ending")).toEqual(["Linus"]);
  const linus = await world.as("linus");
  await linus.roles.rotateKey({ id });
  await changeKey(world.job("roles.change-key"), { iamUserId });
  expect(await toldOf(world, id, "access-key.waiting")).toEqual(["Linus", "Linus"]);
  const { secretAccessKey } = await linus.roles.revealKey({ id });
  await world.database.sealedSecret.updateMany({ data: { expiresAt } });
  await sweep();
  expect(await toldOf(world, id, "access-key.ending")).toEqual(["Linus"]);
  expect(JSON.stringify(await world.database.notice.findMany())).not.toContain(secretAccessKey);
});

test("nothing that AWS wrote is in any notice", async () => {
  expect(JSON.stringify(await world.database.notice.findMany())).not.toContain("CANARY");
});

test("a delivery whose job was lost is taken up, one that is not due or has its job is left", async () => {
  await world.database.noticeChannel.deleteMany();
  await aChannel(world, { kinds: ["endpoint.failed"] });
  const [lost, early, queued] = [
    await tellSomebody(world, {}),
    await tellSomebody(world, {}),
    await tellSomebody(world, {}),
  ].map(([delivery]) => delivery?.id ?? "");
  const jobsOf = async (id: string | undefined) => {
    const [row] = await world.database.$queryRaw<{ jobs: bigint }[]>`
      SELECT count(*) AS jobs FROM pgboss.job WHERE data ->> 'deliveryId' = ${id}`;
    return Number(row?.jobs);
  };
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE data ->> 'deliveryId' IN (${lost}, ${early})`;
  await makeDue(world, lost ?? "");
  await makeDue(world, queued ?? "");
  const sweep = () => sweepDeliveries(world.job("notices.sweep"));
  await Promise.all([sweep(), sweep()]);
  expect([await jobsOf(lost), await jobsOf(early), await jobsOf(queued)]).toEqual([1, 0, 1]);
});
