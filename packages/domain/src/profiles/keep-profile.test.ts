import { beforeAll, beforeEach, expect, test } from "vitest";
import { keepFinding, verifyFoundProfile } from "../exports/verify-found-profile.ts";
import type { Finding } from "../exports/verify-found-profile.ts";
import { tagProfile } from "../tags/tag-profile.ts";
import { anAdoptedProfile } from "../tags/testing/an-adopted-profile.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { deleteWantedProfile } from "./delete-wanted-profile.ts";

const world = useWorld();
const exportId = "0191e1a0-0000-7000-8000-000000000001";
let id: string;

beforeAll(async () => {
  id = await anAdoptedProfile(world, "linus");
});

beforeEach(() => world.simulator.loadScenario("company"));

const lookUp = () => verifyFoundProfile(world.means, { arn: aliveArn, expectedProject: null, teams: "all" });
const keep = (finding: Finding) =>
  world.database.$transaction((transaction) =>
    keepFinding(transaction, { exportId, arn: aliveArn }, finding),
  );

async function tagAs(value: string): Promise<void> {
  const linus = await world.as("linus");
  const { changeId } = await linus.tags.apply({ id, add: [{ key: "Owner", value }] });
  await tagProfile(world.job("profiles.tag"), { changeId });
}

const ownerInCatalog = async () =>
  (await world.database.profileTag.findFirstOrThrow({ where: { profileId: id, key: "Owner" } })).value;

test("a lookup brings the catalog up to date", async () => {
  await tagAs("before");
  await world.database.profileTag.updateMany({ where: { profileId: id }, data: { value: "long ago" } });
  expect(await keep(await lookUp())).toBe(id);
  expect(await ownerInCatalog()).toBe("before");
});

test("a lookup that began before a change of tags does not bring the older ones back", async () => {
  await tagAs("before");
  const finding = await lookUp();
  await tagAs("after");
  expect(await keep(finding)).toBe(id);
  expect(await ownerInCatalog()).toBe("after");
});

test("a lookup that began before a profile was deleted does not bring it back", async () => {
  const finding = await lookUp();
  await world.database.profile.update({ where: { id }, data: { deletionWantedAt: new Date() } });
  await deleteWantedProfile(world.job("profiles.delete"), { profileId: id });
  await keep(finding);
  const { goneAt } = await world.database.profile.findUniqueOrThrow({ where: { id } });
  expect(goneAt).not.toBeNull();
});

test("a profile that AWS has again is there again", async () => {
  await world.database.profile.update({ where: { id }, data: { goneAt: new Date(Date.now() - 1000) } });
  await keep(await lookUp());
  const { goneAt } = await world.database.profile.findUniqueOrThrow({ where: { id } });
  expect(goneAt).toBeNull();
});
