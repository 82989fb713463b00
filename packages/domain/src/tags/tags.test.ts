import { beforeAll, describe, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { companyRegions, useWorld } from "../testing/world.ts";
import { breachesOf } from "./breaches-of.ts";
import { policyFor } from "./policy-for.ts";
import { sweepTagChanges } from "./sweep-tag-changes.ts";
import { anAdoptedProfile, aRule, setPolicy } from "./testing/an-adopted-profile.ts";

const world = useWorld();
const paymentsArn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/n6iwve9a9riu";
let searchProfile: string;
let paymentsProfile: string;

beforeAll(async () => {
  searchProfile = await anAdoptedProfile(world, "linus");
  paymentsProfile = await anAdoptedProfile(world, "margaret", paymentsArn);
  const { id } = await world.database.connection.findFirstOrThrow();
  for (const region of companyRegions)
    await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region });
});

const teamId = async (slug: string) => (await world.database.team.findUniqueOrThrow({ where: { slug } })).id;
const report = async (person: Parameters<typeof world.as>[0], filter = {}) =>
  (await world.as(person)).tags.report({ pageSize: 100, ...filter });
const rowOf = async (person: Parameters<typeof world.as>[0], id: string) =>
  (await report(person)).items.find(({ profileId }) => profileId === id);

describe("the policy", () => {
  test("without any, everything is offered and nothing is demanded", async () => {
    const policy = await (await world.as("viola")).tags.policy({});
    expect(policy).toMatchObject({ team: null, version: 0, rules: [], inherited: [] });
    expect(policy.presets.map(({ key }) => key)).toContain("CostCenter");
    expect(policy.teams).toEqual([{ slug: "search", name: "Search", hasOwn: false }]);
  });

  test("a team's rules stand before the general ones, which it shows as inherited", async () => {
    await setPolicy(world, [aRule("Project"), aRule("Owner")]);
    await setPolicy(world, [aRule("Project", ["ranking"]), aRule("Tenant")], "search");
    const linus = await world.as("linus");
    const policy = await linus.tags.policy({ team: "search" });
    expect(policy).toMatchObject({ version: 1, inherited: [{ key: "Owner" }] });
    expect(policy.presets.map(({ key }) => key)).not.toContain("Owner");
    const keysFor = async (id: string | null) =>
      (await policyFor(world.database, id)).map(({ key, values }) => [key, ...values]);
    expect(await keysFor(await teamId("search"))).toEqual([["Project", "ranking"], ["Owner"], ["Tenant"]]);
    expect(await keysFor(await teamId("payments"))).toEqual([["Project"], ["Owner"]]);
    expect(await keysFor(null)).toEqual([["Project"], ["Owner"]]);
  });

  test("of another team it is not shown", async () => {
    const linus = await world.as("linus");
    await expect(linus.tags.policy({ team: "payments" })).rejects.toMatchObject({ code: "not-found" });
    await expect((await world.as("radia")).tags.policy({ team: "payments" })).resolves.toBeDefined();
  });

  test("a save from a stale page is refused, and of two at once one is written", async () => {
    const ada = await world.as("ada");
    const { version } = await ada.tags.policy({});
    const save = (key: string) => ada.tags.savePolicy({ team: null, version, rules: [aRule(key)] });
    const outcomes = await Promise.allSettled(["A", "B", "C", "D"].map(save));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(save("E")).rejects.toMatchObject({ code: "conflict" });
    await expect(ada.tags.savePolicy({ team: null, version: 0, rules: [] })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(ada.tags.savePolicy({ team: "nobody", version: 0, rules: [] })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await world.database.tagPolicy.count({ where: { teamId: null } })).toBe(1);
  });

  test("a save tells the trail what was demanded before and after", async () => {
    await setPolicy(world, [aRule("Stage", ["Test", "Live"])]);
    await setPolicy(world, [{ ...aRule("Stage"), isRequired: false }]);
    const event = await world.database.event.findFirst({
      where: { name: "tag-policy.saved" },
      orderBy: { sequence: "desc" },
    });
    expect(event).toMatchObject({
      subjectLabel: "Every team",
      before: { rules: ["Stage: required, Test | Live"] },
      after: { rules: ["Stage: optional, any value"] },
    });
  });
});

describe("the report", () => {
  const policy = [aRule("Team", ["search", "payments"]), aRule("CostCenter")];

  beforeAll(async () => {
    await setPolicy(world, [], "search");
    await setPolicy(world, policy);
    await world.database.profileTag.createMany({
      data: [
        { profileId: searchProfile, key: "CostCenter", value: "" },
        { profileId: paymentsProfile, key: "CostCenter", value: " \t\n" },
      ],
    });
  });

  test("names exactly the profiles whose tags break the policy of their team", async () => {
    const { items, total, judged } = await report("radia");
    const rows = await world.database.profile.findMany({
      where: { type: "APPLICATION", goneAt: null, tagsReadable: true },
      include: { tags: true },
    });
    const expected = rows.filter(({ tags }) => breachesOf(tags, policy).length > 0);
    expect(judged).toBe(rows.length);
    expect(total).toBe(expected.length);
    expect(items.map(({ profileId }) => profileId).toSorted()).toEqual(
      expected.map(({ id }) => id).toSorted(),
    );
    for (const { profileId, breaches } of items) {
      expect(breaches).toEqual(breachesOf(rows.find(({ id }) => id === profileId)?.tags ?? [], policy));
    }
    expect(await report("radia", { key: ["CostCenter"], kind: ["value"] })).toMatchObject({ total: 2 });
  });

  test("judges a profile by the policy of the team that has it first", async () => {
    await setPolicy(world, [{ ...aRule("Team"), isRequired: false }], "payments");
    const ada = await world.database.user.findUniqueOrThrow({ where: { email: "ada@example.com" } });
    const later = { profileId: paymentsProfile, teamId: await teamId("search"), adoptedById: ada.id };
    await world.database.adoption.create({ data: later });
    const { items } = await report("ada", { key: ["Team"] });
    const ids = items.map(({ profileId }) => profileId);
    expect(ids).toContain(searchProfile);
    expect(ids).not.toContain(paymentsProfile);
    const { profileId, teamId: second } = later;
    await world.database.adoption.delete({ where: { profileId_teamId: { profileId, teamId: second } } });
    await setPolicy(world, [], "payments");
  });

  test("shows each person what they may see, and lets those mend that may", async () => {
    expect(await rowOf("linus", paymentsProfile)).toBeUndefined();
    expect(await rowOf("linus", searchProfile)).toMatchObject({ mayFix: true, teams: ["search"] });
    expect(await rowOf("viola", searchProfile)).toMatchObject({ mayFix: false });
    expect(await rowOf("radia", paymentsProfile)).toMatchObject({ mayFix: false, teams: ["payments"] });
    expect(await rowOf("ada", paymentsProfile)).toMatchObject({ mayFix: true });
  });

  test("is narrowed by key, kind and text, and counts each for the filter", async () => {
    await setPolicy(world, [aRule("team", ["search"]), aRule("CostCenter")]);
    const all = await report("radia");
    const spelled = await report("radia", { key: ["team"], kind: ["case"] });
    expect(spelled.total).toBeGreaterThan(0);
    expect(spelled.total).toBe(all.facets.kind.find(({ value }) => value === "case")?.count);
    expect(spelled.items.every(({ breaches }) => breaches.some(({ kind }) => kind === "case"))).toBe(true);
    expect(await report("radia", { key: ["CostCenter"], kind: ["case"] })).toMatchObject({ total: 0 });
    const byArn = await report("radia", { q: "DSH66" });
    expect(byArn.items.map(({ profileId }) => profileId)).toEqual([searchProfile]);
    await setPolicy(world, policy);
  });

  test("pages neither repeat nor lose a profile", async () => {
    const { total } = await report("radia");
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(total / 7); page += 1) {
      const { items } = await report("radia", { page, pageSize: 7 });
      seen.push(...items.map(({ profileId }) => profileId));
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
  });

  test("says of how many nothing is known, and leaves out what AWS no longer has", async () => {
    const before = await report("radia");
    await world.database.profile.update({ where: { id: searchProfile }, data: { tagsReadable: false } });
    await world.database.profile.update({ where: { id: paymentsProfile }, data: { goneAt: new Date() } });
    const after = await report("radia");
    expect(after).toMatchObject({ unreadable: before.unreadable + 1, judged: before.judged - 2 });
    const ids = after.items.map(({ profileId }) => profileId);
    expect(ids).not.toContain(searchProfile);
    expect(ids).not.toContain(paymentsProfile);
    const mended = { tagsReadable: true, goneAt: null };
    await world.database.profile.updateMany({
      where: { id: { in: [searchProfile, paymentsProfile] } },
      data: mended,
    });
  });

  test("tells of a profile whose tags are being changed, and why they could not be", async () => {
    await (await world.as("linus")).tags.apply({ id: searchProfile, remove: ["Absent"] });
    const { items } = await report("linus", { q: "dsh66sruwg0s" });
    expect(items).toMatchObject([{ change: "waiting", failure: null }]);
    await world.database.$executeRaw`UPDATE "TagChange" SET "askedAt" = now() - interval '25 hours'`;
    await sweepTagChanges(world.job("tags.sweep"));
    const later = await report("linus", { q: "dsh66sruwg0s" });
    expect(later.items).toMatchObject([
      { change: "failed", failure: { title: "AWS has not answered for a day" } },
    ]);
  });
});
