import { expect, test } from "vitest";
import { appendEvent } from "../audit/append-event.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { deleteWantedProfile } from "./delete-wanted-profile.ts";
import { expireProfiles } from "./expire-profiles.ts";
import { keepRegion } from "./keep-region.ts";
import { mirrorProfiles, readRegion } from "./mirror-profiles.ts";

const world = useWorld();
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const carryOut = (profileId: string) => deleteWantedProfile(world.job("profiles.delete"), { profileId });
const rowOf = (id: string) => world.database.profile.findUniqueOrThrow({ where: { id } });

test("a profile is deleted in AWS by its ARN once its name was typed", async () => {
  const profile = await provisionedProfile(world);
  const namesake = await provisionedProfile(world, { name: profile.name });
  const linus = await world.as("linus");
  await expect(linus.profiles.delete({ id: profile.id, name: "else" })).rejects.toThrow(/Type /);
  await linus.profiles.delete({ id: profile.id, name: profile.name });
  expect((await linus.profiles.get({ id: profile.id })).care.deletionWantedAt).not.toBeNull();
  await carryOut(profile.id);
  await carryOut(profile.id);
  expect((await rowOf(profile.id)).goneAt).not.toBeNull();
  await mirrorProfiles(world.job("profiles.mirror"), {
    connectionId: profile.connectionId,
    region: profile.region,
  });
  expect((await rowOf(namesake.id)).goneAt).toBeNull();
  const events = await world.database.event.findMany({
    where: { subjectId: profile.id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ name }) => name)).toEqual(["profile.deletion-wanted", "profile.deleted"]);
});

test("a reading of the region that began before the deletion does not bring the profile back", async () => {
  const { id, name, connectionId, region } = await provisionedProfile(world);
  const connection = await world.database.connection.findUniqueOrThrow({ where: { id: connectionId } });
  const attemptedAt = new Date();
  const seen = await readRegion(world.means.aws.clientsFor(connection, region), new AbortController().signal);
  await (await world.as("linus")).profiles.delete({ id, name });
  await carryOut(id);
  await keepRegion(world.job("profiles.mirror"), { connectionId, region }, { seen, attemptedAt });
  expect((await rowOf(id)).goneAt).not.toBeNull();
});

test("a refusal of AWS is shown with cause and remedy, and the profile stays", async () => {
  const profile = await provisionedProfile(world);
  const linus = await world.as("linus");
  await linus.profiles.delete({ id: profile.id, name: profile.name });
  await world.control("failures", {
    operation: "bedrock:DeleteInferenceProfile",
    count: 1,
    kind: "error",
    code: "ConflictException",
    status: 409,
    message: "The inference profile is in use.",
  });
  await carryOut(profile.id);
  const { care, goneAt } = await linus.profiles.get({ id: profile.id });
  expect(goneAt).toBeNull();
  expect(care).toMatchObject({ deletionWantedAt: null, deletionFailure: { awsCode: "ConflictException" } });
});

test("who may delete: whoever brought it, approvers of the team, admins, and nobody else", async () => {
  const { id, name } = await provisionedProfile(world);
  for (const person of ["margaret", "alan"] as const) {
    await expect((await world.as(person)).profiles.delete({ id, name })).rejects.toMatchObject({
      code: "not-found",
    });
  }
  const shared = await world.database.profile.findUniqueOrThrow({
    where: { id },
    include: { adoptions: true },
  });
  const ada = await world.database.user.findUniqueOrThrow({ where: { email: "ada@example.com" } });
  const adoption = { profileId_teamId: { profileId: id, teamId: shared.adoptions[0]?.teamId ?? "" } };
  await world.database.adoption.update({ where: adoption, data: { adoptedById: ada.id } });
  await expect((await world.as("linus")).profiles.delete({ id, name })).rejects.toMatchObject({
    code: "forbidden",
  });
  await (await world.as("grace")).profiles.delete({ id, name });
});

test("what AWS defines cannot be deleted", async () => {
  const { connectionId, region } = await provisionedProfile(world);
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId, region });
  const { id, name } = await world.database.profile.findFirstOrThrow({ where: { type: "SYSTEM_DEFINED" } });
  await expect((await world.as("ada")).profiles.delete({ id, name })).rejects.toThrow(/AWS defines/);
});

type Care = (id: string, name: string) => Promise<unknown>;

/** How often an extension came after the deletion was wanted; one that comes before may be overtaken. */
async function extendedTooLate(pairs: number, [remove, extend]: readonly [Care, Care]): Promise<number> {
  const { id, name } = await provisionedProfile(world);
  let violated = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    await world.database.profile.update({ where: { id }, data: { deletionWantedAt: null, expiresOn: null } });
    await Promise.allSettled([remove(id, name), extend(id, name)]);
    const last = await world.database.event.findFirst({
      where: { subjectId: id },
      orderBy: { sequence: "desc" },
    });
    if (last?.name !== "profile.deletion-wanted") violated += 1;
  }
  return violated;
}

test("R8: a profile is extended or deleted, never both", { timeout: 180_000 }, async () => {
  const { profiles } = await world.as("linus");
  const careful = [
    (id: string, name: string) => profiles.delete({ id, name }),
    (id: string) => profiles.extend({ id, expiresOn: day(30) }),
  ] as const;
  expect(await extendedTooLate(500, careful)).toBe(0);
});

async function writeNaively(id: string, name: "profile.deletion-wanted" | "profile.extended") {
  if ((await rowOf(id)).deletionWantedAt !== null) throw new Error("being deleted");
  const isDeletion = name === "profile.deletion-wanted";
  const data = isDeletion ? { deletionWantedAt: new Date() } : { expiresOn: new Date(day(30)) };
  await world.database.profile.update({ where: { id }, data });
  const subject = { kind: "profile", id, label: id };
  await world.database.$transaction((transaction) =>
    appendEvent(transaction, world.job("profiles.delete"), { name, subject }),
  );
}

test("R8 catches reading first and writing afterwards", async () => {
  const naive = [
    (id: string) => writeNaively(id, "profile.deletion-wanted"),
    (id: string) => writeNaively(id, "profile.extended"),
  ] as const;
  expect(await extendedTooLate(30, naive)).toBeGreaterThan(0);
});

test("what ends within two weeks is told to its team, soonest first, and to nobody else", async () => {
  const later = await provisionedProfile(world, { expiresOn: day(13) });
  const sooner = await provisionedProfile(world, { expiresOn: day(2) });
  const far = await provisionedProfile(world, { expiresOn: day(16) });
  const told = (await (await world.as("linus")).profiles.ending({})).map(({ id }) => id);
  expect(told.filter((id) => [later.id, sooner.id, far.id].includes(id))).toEqual([sooner.id, later.id]);
  expect(await (await world.as("margaret")).profiles.ending({})).toEqual([]);
});

test("an approved end is kept, announced, and carried out when its day has come", async () => {
  const profile = await provisionedProfile(world, { expiresOn: day(10) });
  expect(profile.expiresOn?.toISOString().slice(0, 10)).toBe(day(10));
  await expireProfiles(world.job("profiles.expire"));
  await expireProfiles(world.job("profiles.expire"));
  await world.database.profile.update({ where: { id: profile.id }, data: { expiresOn: new Date(day(0)) } });
  await expireProfiles(world.job("profiles.expire"));
  await carryOut(profile.id);
  expect((await rowOf(profile.id)).goneAt).not.toBeNull();
  const events = await world.database.event.findMany({
    where: { subjectId: profile.id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ name }) => name)).toEqual(["profile.expiring", "profile.expired", "profile.deleted"]);
});

test("an end that AWS refuses is tried again after a day, not at once and not never", async () => {
  const profile = await provisionedProfile(world);
  const failure = { awsCode: "AccessDeniedException", title: "No", cause: "No", remedy: "No" };
  const fail = (at: Date) =>
    world.database.profile.update({
      where: { id: profile.id },
      data: { expiresOn: new Date(day(-2)), deletionFailure: { ...failure, at: at.toISOString() } },
    });
  await fail(new Date());
  await expireProfiles(world.job("profiles.expire"));
  expect((await rowOf(profile.id)).deletionWantedAt).toBeNull();
  await fail(new Date(Date.now() - 2 * 86_400_000));
  await expireProfiles(world.job("profiles.expire"));
  expect((await rowOf(profile.id)).deletionWantedAt).not.toBeNull();
});

test("an extension moves the day, and only to one within a year", async () => {
  const { id } = await provisionedProfile(world, { expiresOn: day(5) });
  const linus = await world.as("linus");
  await expect(linus.profiles.extend({ id, expiresOn: day(0) })).rejects.toThrow(/after today/);
  await expect(linus.profiles.extend({ id, expiresOn: day(400) })).rejects.toThrow(/within a year/);
  await linus.profiles.extend({ id, expiresOn: day(90) });
  expect((await linus.profiles.get({ id })).care.expiresOn).toBe(day(90));
  await linus.profiles.extend({ id, expiresOn: null });
  expect((await linus.profiles.get({ id })).care.expiresOn).toBeNull();
});

test("a state file is taken in ARN by ARN, each with its own answer", async () => {
  const margaret = await world.as("margaret");
  const gone = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/zzzzzzzzzzzz";
  const foreign = "arn:aws:bedrock:us-west-2:999999999999:application-inference-profile/abcdefghijkl";
  const state = JSON.stringify({ resources: [{ arn: aliveArn }, { arn: gone }, { arn: foreign }] });
  const { adopted, refused } = await margaret.profiles.import({ text: state });
  expect(adopted).toMatchObject([{ arn: aliveArn }]);
  expect(refused.map(({ arn }) => arn)).toEqual([gone, foreign]);
  const profile = await margaret.profiles.get({ id: adopted[0]?.profileId ?? "" });
  expect(profile.adoptions).toMatchObject([{ team: "payments" }]);
  await expect(margaret.profiles.import({ text: "nothing here" })).rejects.toThrow(/no ARN/);
});
