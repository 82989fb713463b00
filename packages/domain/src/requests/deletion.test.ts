import { beforeAll, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { provisionRequest } from "./provision-request.ts";
import { provisionedProfile } from "./testing/provisioned-profile.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;
let ada: Calls;

beforeAll(async () => {
  [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
  const { id } = await world.database.connection.findFirstOrThrow();
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region: "us-west-2" });
});

const carryOut = (requestId: string) => provisionRequest(world.job("requests.provision"), { requestId });
const profileRow = (id: string) => world.database.profile.findUniqueOrThrow({ where: { id } });
const deletions = () =>
  world.simulator.journal().filter(({ operation }) => operation === "DeleteInferenceProfile").length;
const failDeletions = (kind: string, count: number) =>
  world.control("failures", { operation: "bedrock:DeleteInferenceProfile", count, kind });

async function askToDelete(profile: { id: string; name: string }, whose: Person = "linus") {
  return (await world.as(whose)).requests.submit({
    kind: "profile.delete",
    spec: { profileId: profile.id, name: profile.name, justification: "Nobody calls it any more." },
  });
}

async function approvedDeletion() {
  const profile = await provisionedProfile(world);
  const { id, version, specHash } = await askToDelete(profile);
  await grace.requests.approve({ id, version, specHash });
  return { profile, id };
}

test("a deletion says what goes, who has it and what names it, and one approver of the team decides", async () => {
  const profile = await provisionedProfile(world, { app: "ranking" });
  const { id, version, specHash, ...request } = await askToDelete(profile);
  expect(request).toMatchObject({
    kind: "profile.delete",
    title: `Delete ${profile.name}`,
    monthlyMicrodollars: "0",
    plan: {
      call: { operation: "DeleteInferenceProfile", input: { inferenceProfileIdentifier: profile.arn } },
      teams: ["Search"],
      aliases: ["search/ranking/development"],
    },
  });
  expect(request.stages.map(({ who, needed }) => [who, needed])).toEqual([["approver", 1]]);
  await grace.requests.approve({ id, version, specHash });
  const before = deletions();
  await carryOut(id);
  await carryOut(id);
  expect(deletions()).toBe(before + 1);
  expect(await linus.requests.get({ id })).toMatchObject({ state: "active", resourceArn: profile.arn });
  expect((await profileRow(profile.id)).goneAt).not.toBeNull();
  const events = await world.database.event.findMany({ where: { subjectId: profile.id } });
  expect(events.map(({ name }) => name)).toContain("profile.deleted");
});

test("what no team has needs an admin as well, and the plan says that nobody knows who calls it", async () => {
  const stranger = await world.database.profile.findFirstOrThrow({
    where: { type: "APPLICATION", region: "us-west-2", goneAt: null, adoptions: { none: {} } },
  });
  const { id, version, specHash, stages, plan } = await askToDelete(stranger);
  expect(stages.map(({ who }) => who)).toEqual(["approver", "admin"]);
  expect(plan).toMatchObject({ warnings: expect.arrayContaining([expect.stringMatching(/No team/u)]) });
  await grace.requests.approve({ id, version, specHash });
  expect((await linus.requests.get({ id })).state).toBe("pending");
  await ada.requests.approve({ id, version, specHash });
  await carryOut(id);
  expect((await profileRow(stranger.id)).goneAt).not.toBeNull();
});

test("an admin who asks for it needs no second admin, but an approver", async () => {
  const stranger = await world.database.profile.findFirstOrThrow({
    where: { type: "APPLICATION", region: "us-west-2", goneAt: null, adoptions: { none: {} } },
  });
  const { stages } = await askToDelete(stranger, "ada");
  expect(stages.map(({ who }) => who)).toEqual(["approver"]);
});

test("one that is gone already counts as deleted", async () => {
  const { id } = await approvedDeletion();
  await failDeletions("drop-after-effect", 1);
  await carryOut(id);
  expect((await linus.requests.get({ id })).state).toBe("active");
});

test("without its approver nothing is deleted, also at a second attempt", async () => {
  const { id, profile } = await approvedDeletion();
  await failDeletions("throttle", 3);
  await expect(carryOut(id)).rejects.toMatchObject({ code: "throttled" });
  const approver = { where: { email: "grace@example.com" } };
  await world.database.user.update({ ...approver, data: { status: "suspended" } });
  const before = deletions();
  await carryOut(id);
  await world.database.user.update({ ...approver, data: { status: "active" } });
  expect(deletions()).toBe(before);
  expect((await linus.requests.get({ id })).state).toBe("failed");
  expect((await profileRow(profile.id)).goneAt).toBeNull();
});

test("a wrong name, one of AWS, one that is gone and one of another team are refused in a sentence", async () => {
  const profile = await provisionedProfile(world);
  await expect(askToDelete({ ...profile, name: "else" })).rejects.toThrow(/^Type /u);
  await expect(askToDelete(profile, "margaret")).rejects.toMatchObject({ code: "not-found" });
  const system = await world.database.profile.findFirstOrThrow({ where: { type: "SYSTEM_DEFINED" } });
  await expect(askToDelete(system)).rejects.toThrow(/AWS defines/u);
  await world.database.profile.update({ where: { id: profile.id }, data: { goneAt: new Date() } });
  await expect(askToDelete(profile)).rejects.toThrow(/does not have this profile any more/u);
});

test("a request stays of its kind, and a deletion has no infrastructure code", async () => {
  const profile = await provisionedProfile(world);
  const { id } = await askToDelete(profile);
  await expect(linus.requests.code({ id })).rejects.toThrow(/Only a request for a new profile/u);
  const { kind, spec } = await linus.requests.get({ id: profile.requestId });
  if (kind !== "profile.create") throw new Error("not a creation");
  await expect(linus.requests.revise({ id, version: 1, kind, spec })).rejects.toThrow(
    /is of the kind profile\.delete/u,
  );
});
