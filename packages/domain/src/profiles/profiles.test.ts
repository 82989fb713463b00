import { beforeAll, expect, test } from "vitest";
import { aliveArn, anExport } from "../testing/sample-export.ts";
import { companyRegions, useWorld } from "../testing/world.ts";
import { mirrorAllProfiles } from "./mirror-all-profiles.ts";
import { mirrorProfiles } from "./mirror-profiles.ts";

const world = useWorld();

async function mirrorEverything(): Promise<void> {
  const { id } = await world.database.connection.findFirstOrThrow();
  for (const region of companyRegions)
    await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region });
}

beforeAll(mirrorEverything);

test("the catalog holds every profile AWS lists, of both types and all connected regions", async () => {
  const linus = await world.as("linus");
  const { total } = await linus.profiles.list({});
  expect(total).toBeGreaterThan(60);
  const facets = await linus.profiles.facets({});
  expect(facets.type.map(({ value }) => value).toSorted()).toEqual(["APPLICATION", "SYSTEM_DEFINED"]);
  expect(facets.region.map(({ value }) => value).toSorted()).toEqual(companyRegions);
  expect(facets.type.reduce((sum, { count }) => sum + count, 0)).toBe(total);
});

test("reading a region again changes nothing and writes no event", async () => {
  const before = await world.database.event.count();
  await mirrorEverything();
  expect(await world.database.event.count()).toBe(before);
});

test("pages neither repeat nor lose a profile, in either order", async () => {
  const linus = await world.as("linus");
  for (const order of ["asc", "desc"] as const) {
    const seen: string[] = [];
    const { total } = await linus.profiles.list({});
    for (let page = 1; page <= Math.ceil(total / 25); page += 1) {
      const { items } = await linus.profiles.list({ page, pageSize: 25, sort: "baseModelId", order });
      seen.push(...items.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
  }
});

test("filters narrow together, and a tag is matched by key and value", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.profiles.list({
    tag: ["Team:search"],
    region: ["us-east-1"],
    type: ["APPLICATION"],
  });
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item).toMatchObject({ region: "us-east-1", type: "APPLICATION" });
    expect(item.tags).toContainEqual({ key: "Team", value: "search" });
  }
  const { total } = await linus.profiles.list({ tag: ["Team:nobody"] });
  expect(total).toBe(0);
});

test("a search finds a profile by a piece of its ARN, name, model or tag value", async () => {
  const linus = await world.as("linus");
  for (const q of ["dsh66sruwg0s", "DSH66", "claude-3-5-sonnet", "l8gc3p24vopdam"]) {
    const { items } = await linus.profiles.list({ q, pageSize: 100 });
    expect(items.map(({ arn }) => arn)).toContain(aliveArn);
  }
});

test("a profile deleted in AWS stays in the catalog as gone, and comes back when AWS lists it again", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.profiles.list({ q: "nova", type: ["APPLICATION"] });
  const victim = items[0];
  if (!victim) throw new Error("the company has no profile to delete");
  await world.control("profiles", {
    action: "delete",
    account: victim.accountId,
    region: victim.region,
    id: victim.profileId,
  });
  await mirrorEverything();
  expect(await linus.profiles.get({ id: victim.id })).toMatchObject({ goneAt: expect.any(String) });
  expect((await linus.profiles.list({ scope: "gone" })).items.map(({ id }) => id)).toEqual([victim.id]);
  expect((await linus.profiles.list({ q: victim.profileId })).total).toBe(0);
  world.simulator.loadScenario("company");
  await mirrorEverything();
  expect(await linus.profiles.get({ id: victim.id })).toMatchObject({ goneAt: null });
});

test("when AWS refuses, the rows stay and the region says why", async () => {
  const linus = await world.as("linus");
  const before = await linus.profiles.list({});
  await world.control("failures", {
    operation: "bedrock:ListInferenceProfiles",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message:
      "User: arn:aws:iam::111122223333:user/quarry is not authorized to perform: bedrock:ListInferenceProfiles",
  });
  await mirrorEverything();
  const { regions } = await linus.profiles.mirrorState({});
  expect(regions.find(({ region }) => region === "us-east-1")?.error).toMatchObject({
    code: "denied",
    remedy: expect.any(String),
  });
  expect((await linus.profiles.list({})).total).toBe(before.total);
  world.simulator.loadScenario("company");
  await mirrorEverything();
  const after = await linus.profiles.mirrorState({});
  expect(after.regions.map(({ error }) => error)).toEqual([null, null]);
});

test("a region that AWS throttles is left as it was, and the job asks to be tried again", async () => {
  await world.control("failures", { operation: "bedrock:ListInferenceProfiles", kind: "throttle" });
  await expect(mirrorEverything()).rejects.toMatchObject({ code: "throttled" });
  world.simulator.loadScenario("company");
  await mirrorEverything();
});

test("tags that may not be read leave those known before, and the profile says so", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.profiles.list({ q: "dsh66sruwg0s" });
  const before = items[0];
  world.simulator.loadScenario("no-tags");
  await mirrorEverything();
  const after = await linus.profiles.get({ id: before?.id ?? "" });
  expect(after).toMatchObject({ tagsReadable: false, tags: before?.tags });
  world.simulator.loadScenario("company");
  await mirrorEverything();
});

test("a profile that only another team has adopted is not found, by id, list, code or verdict", async () => {
  const [linus, margaret] = [await world.as("linus"), await world.as("margaret")];
  const { items } = await margaret.exports.upload({ file: await anExport([aliveArn]) });
  const { adopted } = await margaret.exports.adopt({ id: items[0]?.id ?? "", arns: [aliveArn] });
  const id = adopted[0]?.profileId ?? "";
  await expect(linus.profiles.get({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(linus.profiles.snippets({ id })).rejects.toMatchObject({ code: "not-found" });
  expect((await linus.profiles.list({ q: "dsh66sruwg0s" })).total).toBe(0);
  const verdict = await linus.verdicts.get({ target: aliveArn, environment: "unified-studio" });
  expect(verdict.lookedUp).toBeNull();
  const message = { target: id, messages: [{ role: "user" as const, text: "hello" }] };
  await expect(linus.playground.sendMessage(message)).rejects.toMatchObject({ code: "not-found" });
  await expect((await world.as("radia")).profiles.get({ id })).resolves.toMatchObject({ id });
});

test("asking for a refresh adds one job a region, however often it is asked", async () => {
  const linus = await world.as("linus");
  await linus.profiles.refresh({});
  await linus.profiles.refresh({});
  const jobs = await world.database
    .$queryRaw`SELECT data->>'region' AS region FROM pgboss.job WHERE name = 'profiles.mirror' ORDER BY 1`;
  expect(jobs).toEqual(companyRegions.map((region) => ({ region })));
  expect((await linus.profiles.mirrorState({})).refreshing).toBe(true);
});

test("without any connection the ambient credentials become this account, once", async () => {
  await world.database.connection.deleteMany({ where: {} });
  await mirrorAllProfiles(world.job("profiles.mirror-all"));
  await mirrorAllProfiles(world.job("profiles.mirror-all"));
  const connections = await world.database.connection.findMany();
  expect(connections).toMatchObject([{ name: "This account", accountId: "111122223333", roleArn: null }]);
});
