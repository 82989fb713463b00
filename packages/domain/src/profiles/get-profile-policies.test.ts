import { beforeAll, expect, test } from "vitest";
import { aliveArn } from "../testing/sample-export.ts";
import { companyRegions, useWorld } from "../testing/world.ts";
import { mirrorProfiles } from "./mirror-profiles.ts";

const world = useWorld();

beforeAll(async () => {
  const { id } = await world.database.connection.findFirstOrThrow();
  for (const region of companyRegions)
    await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region });
});

async function alive() {
  return world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
}

async function policiesOf(id: string) {
  const linus = await world.as("linus");
  return (await linus.profiles.policies({ id })).policies;
}

test("every profile of the company has policies that are JSON and explain each statement", async () => {
  const rows = await world.database.profile.findMany();
  for (const { id } of rows) {
    const policies = await policiesOf(id);
    expect(policies.map((policy) => policy.id)).toEqual(expect.arrayContaining(["invoke", "manage"]));
    for (const { document, statements } of policies) {
      const { Version, Statement } = JSON.parse(document);
      expect(Version).toBe("2012-10-17");
      expect(statements.map(({ sid }) => sid)).toEqual(Statement.map(({ Sid }: { Sid: string }) => Sid));
    }
  }
});

test("the policy to call a profile names it and its model in each destination", async () => {
  const { id, baseModelId, destinationRegions } = await alive();
  const invoke = (await policiesOf(id)).find((policy) => policy.id === "invoke");
  const { Statement } = JSON.parse(invoke?.document ?? "{}");
  expect(Statement[0].Resource).toEqual([aliveArn]);
  const models = destinationRegions.map((name) => `arn:aws:bedrock:${name}::foundation-model/${baseModelId}`);
  expect(Statement[1].Resource.toSorted()).toEqual(models.toSorted());
  expect(invoke?.fieldProven).toBe(false);
});

test("the Studio's policy is there for a profile with a project's tag, and is marked as field-proven", async () => {
  const { id } = await alive();
  const tag = { profileId: id, key: "AmazonDataZoneProject" };
  const where = { profileId_key: tag };
  await world.database.profileTag.upsert({
    where,
    create: { ...tag, value: "5elox3qmz8kyz4" },
    update: { value: "5elox3qmz8kyz4" },
  });
  const studio = (await policiesOf(id)).find((policy) => policy.id === "studio");
  expect(studio).toMatchObject({
    fieldProven: true,
    document: expect.stringContaining("5elox3qmz8kyz4"),
  });
  await world.database.profileTag.update({ where, data: { value: "no project *" } });
  expect((await policiesOf(id)).map((policy) => policy.id)).not.toContain("studio");
  await world.database.profileTag.delete({ where });
});

test("a profile with an owner has a policy to manage that owner's profiles only", async () => {
  const { id } = await alive();
  const tag = { profileId: id, key: "quarry:owner", value: "search" };
  await world.database.profileTag.create({ data: tag });
  const owned = (await policiesOf(id)).find((policy) => policy.id === "manage-owned");
  expect(owned?.document).toContain('"aws:ResourceTag/quarry:owner": "search"');
  await world.database.profileTag.deleteMany({ where: tag });
});

test("a profile whose model AWS does not name has no policy to call it", async () => {
  const { id, baseModelId } = await alive();
  await world.database.profile.update({ where: { id }, data: { baseModelId: null } });
  expect((await policiesOf(id)).map((policy) => policy.id)).toEqual(["manage"]);
  await world.database.profile.update({ where: { id }, data: { baseModelId } });
});

test("code and policies of a profile that only another team has adopted are not found", async () => {
  const { id } = await alive();
  const { id: teamId } = await world.database.team.findFirstOrThrow({
    where: { memberships: { none: { user: { email: "linus@example.com" } } } },
  });
  const { id: adoptedById } = await world.database.user.findFirstOrThrow();
  await world.database.adoption.create({ data: { profileId: id, teamId, adoptedById } });
  const linus = await world.as("linus");
  await expect(linus.profiles.code({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(linus.profiles.policies({ id })).rejects.toMatchObject({ code: "not-found" });
});
