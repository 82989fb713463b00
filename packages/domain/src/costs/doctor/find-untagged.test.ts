import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";
import { addDays } from "../days-schema.ts";
import { aBill } from "../testing/a-bill.ts";
import type { Spend } from "../testing/a-bill.ts";
import { aCompanyBill } from "./testing/a-tagged-bill.ts";

const world = useWorld();
const operationId = "0191e1a0-0000-7000-8000-00000000cafe";
const until = new Date().toISOString().slice(0, 10);
const day = addDays(until, -3);
let connectionId: string;

beforeEach(async () => {
  await world.database.profile.deleteMany({ where: {} });
  await world.database.meteredModel.deleteMany({ where: {} });
  await world.database.costSource.deleteMany({ where: {} });
  ({ connectionId } = await aCompanyBill(world, ["Team"]));
});

let made = 0;
/** A profile of the catalog in AWS, with tags, taken in by the team Search. */
async function aProfile(
  name: string,
  tags: Record<string, string> = {},
  type: "APPLICATION" | "SYSTEM_DEFINED" = "APPLICATION",
) {
  made += 1;
  const [team, person] = await Promise.all([
    world.database.team.findUniqueOrThrow({ where: { slug: "search" } }),
    world.database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } }),
  ]);
  const adoptions = { create: { teamId: team.id, adoptedById: person.id } };
  return world.database.profile.create({
    data: {
      connectionId,
      arn: `arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/p${made}`,
      partition: "aws",
      region: "us-east-1",
      accountId: "111122223333",
      profileId: `p${made}`,
      name,
      type,
      status: "ACTIVE",
      baseModelId: "amazon.nova-lite-v1:0",
      destinationRegions: [],
      models: [],
      origin: "other",
      verdict: "works",
      verdictSentence: "",
      lastSeenAt: new Date(),
      tags: { create: Object.entries(tags).map(([key, value]) => ({ key, value })) },
      ...(type === "APPLICATION" && { adoptions }),
    },
  });
}

async function counted(modelId: string, profileId: string | null, input: bigint) {
  const none = { output: 0n, cacheRead: 0n, cacheWrite: 0n, images: 0n };
  await world.database.meteredModel.create({
    data: {
      connectionId,
      region: "us-east-1",
      modelId,
      profileId,
      baseModelId: "amazon.nova-lite-v1:0",
      days: { create: { day: new Date(day), invocations: 1n, input, ...none } },
    },
  });
}

const spend = (usd: string, of: Record<string, string> = {}): Spend => ({ day, usd, of });
const bill = (spends: Spend[], groupings = ["total", "tag:Team"]) =>
  aBill(world.database, { connectionId, groupings, spends, days: { from: addDays(until, -40), until } });
const untagged = async (key = "Team") => (await world.as("ada")).costTags.untagged({ key });

test("the untagged spend is told in parts that add up to it, the bill's own word first", async () => {
  const billed = await aProfile("billed", { "quarry:operation": operationId });
  const metered = await aProfile("metered");
  const ofAws = await aProfile("us.amazon.nova-lite-v1:0", {}, "SYSTEM_DEFINED");
  const tagged = await aProfile("tagged", { Team: "search" });
  await counted(tagged.arn, tagged.id, 500n);
  await counted(metered.arn, metered.id, 30n);
  await counted("us.amazon.nova-lite-v1:0", ofAws.id, 60n);
  await counted("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/unknown", null, 10n);
  const operation = { "tag:quarry:operation": operationId };
  await bill(
    [spend("40", operation), spend("100"), spend("7", { "tag:Team": "search" })],
    ["total", "tag:Team", "tag:quarry:operation"],
  );
  const view = await untagged();
  expect(view).toMatchObject({ amount: "140", until, lacking: 2, unexplained: "10" });
  expect(view.carriers).toMatchObject([
    { id: billed.id, amount: "40", source: "billed", teams: ["Search"], mayFix: true },
    { id: metered.id, amount: "30", source: "metered", href: `/profiles/${metered.id}` },
  ]);
  expect(view.untaggable).toMatchObject([
    {
      name: "us.amazon.nova-lite-v1:0",
      isSystemDefined: true,
      amount: "60",
      remedy: expect.stringMatching(/application inference profile/),
    },
  ]);
});

test("what a profile cost while it carried the tag is not told as untagged", async () => {
  await aProfile("late", { "quarry:operation": operationId });
  const operation = { "tag:quarry:operation": operationId };
  await bill(
    [spend("40", { ...operation, "tag:Team": "search" }), spend("3", operation)],
    ["total", "tag:Team", "tag:quarry:operation"],
  );
  expect(await untagged()).toMatchObject({ amount: "3", carriers: [{ amount: "3" }], unexplained: "0" });
});

test("a profile that nothing is told of is still shown, with the value that it should have", async () => {
  await aProfile("plain", { TEAM: "ranking" });
  await aProfile("other");
  await bill([spend("5")]);
  const { carriers, unexplained } = await untagged();
  expect(unexplained).toBe("5");
  expect(carriers).toHaveLength(2);
  expect(carriers).toContainEqual(
    expect.objectContaining({
      name: "plain",
      amount: null,
      suggestion: { value: "ranking", reason: expect.any(String) },
    }),
  );
  expect(carriers).toContainEqual(
    expect.objectContaining({ name: "other", suggestion: { value: "search", reason: expect.any(String) } }),
  );
});

test("a value that most profiles of the team have is suggested with that reason", async () => {
  for (const name of ["a", "b", "c"]) await aProfile(name, { CostCenter: "CC-7" });
  await aProfile("d");
  await bill([spend("5", { "tag:CostCenter": "" })], ["total", "tag:CostCenter"]);
  const { carriers } = await untagged("CostCenter");
  expect(carriers).toMatchObject([
    {
      name: "d",
      suggestion: { value: "CC-7", reason: "3 of 3 profiles of the team Search have this value." },
    },
  ]);
});

test("without a bill by the key only what lacks it is told", async () => {
  await aProfile("plain");
  expect(await untagged("Purpose")).toMatchObject({ from: null, amount: "0", carriers: [{ name: "plain" }] });
  await world.database.costSource.deleteMany({ where: {} });
  expect(await untagged()).toMatchObject({ amount: "0", carriers: [] });
  const ofNobody = (await world.as("ada")).costTags.untagged({ key: "Team", connectionId });
  await expect(ofNobody).rejects.toMatchObject({ code: "not-found" });
});

test("the first cost with a value, and what is not tagged of late, are part of the diagnosis", async () => {
  await aProfile("tagged", { Team: "search" });
  const spends = [
    { day: addDays(until, -35), usd: "1", of: { "tag:Team": "" } },
    { day: addDays(until, -20), usd: "3", of: { "tag:Team": "search" } },
    spend("1"),
  ];
  await bill(spends);
  const { diagnoses } = await (await world.as("ada")).costTags.diagnose({});
  const team = diagnoses.find(({ key }) => key === "Team");
  expect(team).toMatchObject({
    isWanted: true,
    profiles: 1,
    untagged: { amount: "1", total: "4", share: 0.25 },
  });
  expect(team?.steps.at(-1)).toMatchObject({ state: "done", since: `${addDays(until, -20)}T00:00:00.000Z` });
});

test("a key that a policy or the bill asks for stands for its other spellings, which are counted", async () => {
  for (const tags of [{ team: "a" }, { team: "b" }, { TEAM: "c" }, { "te am": "d" }])
    await aProfile("p", tags);
  const { diagnoses } = await (await world.as("ada")).costTags.diagnose({});
  expect(diagnoses).toHaveLength(1);
  expect(diagnoses[0]).toMatchObject({
    key: "Team",
    profiles: 0,
    lacking: 4,
    spellings: [
      { key: "team", likeness: "case", profiles: 2 },
      { key: "TEAM", likeness: "case", profiles: 1 },
      { key: "te am", likeness: "look-alike", profiles: 1 },
    ],
    spellingsHref: null,
  });
  const ada = await world.as("ada");
  const { version } = await ada.tags.policy({});
  await ada.tags.savePolicy({
    team: null,
    version,
    rules: [{ key: "Team", isRequired: true, values: [], description: "" }],
  });
  expect((await ada.costTags.diagnose({})).diagnoses[0]?.spellingsHref).toBe("/tags?key=Team&kind=case");
});

test("profiles of accounts that the bill does not pay are left out once it is divided by account", async () => {
  await aProfile("ours", { Team: "search" });
  const other = await world.database.connection.create({
    data: { name: "Elsewhere", accountId: "999900001111", regions: [] },
  });
  const { id } = await aProfile("theirs", { Team: "search" });
  await world.database.profile.update({
    where: { id },
    data: { connectionId: other.id },
    select: { id: true },
  });
  const profilesOf = async () => (await (await world.as("ada")).costTags.diagnose({})).diagnoses[0]?.profiles;
  expect(await profilesOf()).toBe(2);
  await bill([spend("5", { account: "111122223333" })], ["total", "account"]);
  expect(await profilesOf()).toBe(1);
});
