import { beforeAll, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { settleTagChange } from "../tags/settle-tag-change.ts";
import { startTagChange } from "../tags/start-tag-change.ts";
import { useWorld } from "../testing/world.ts";
import { reconcileRegion } from "./reconcile-region.ts";

const world = useWorld();
const patience = { timeout: 120_000 };
const region = "us-east-1";
const rounds = 80;
let connectionId: string;

beforeAll(async () => {
  connectionId = (await world.database.connection.findFirstOrThrow()).id;
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId, region });
});

const reconcile = () => reconcileRegion(world.job("profiles.mirror"), { connectionId, region });
const fourTimes = (run: () => Promise<void>) => Array.from({ length: 4 }, run);

test(
  "tags that Quarry changes while a Region is compared are never reported as changed",
  patience,
  async () => {
    const linus = await world.as("linus");
    const { id, arn } = await provisionedProfile(world);
    for (let round = 0; round < rounds; round += 1) {
      const tags = [{ key: "Project", value: `round-${round}` }];
      const { changeId } = await linus.tags.apply({ id, add: tags });
      const attempt = await startTagChange(world.job("profiles.tag"), changeId);
      if (!attempt) throw new Error("the change is settled already");
      const all = [...attempt.profile.tags.filter(({ key }) => key !== "Project"), ...tags];
      const settle = settleTagChange(world.job("profiles.tag"), attempt, { failure: null, tags: all });
      await Promise.all([...fourTimes(reconcile), settle, ...fourTimes(reconcile)]);
    }
    expect(await world.database.drift.findMany({ where: { arn } })).toEqual([]);
  },
);

test("what somebody adopts while a Region is compared stays settled", patience, async () => {
  const ada = await world.as("ada");
  const { database } = world;
  const { arn, profileId } = await anUnknownProfile();
  let reopened = 0;
  for (let round = 0; round < rounds; round += 1) {
    await database.adoption.deleteMany({ where: { profileId } });
    await database.$executeRaw`UPDATE "Profile" SET "expectedTags" = NULL WHERE id = ${profileId}::uuid`;
    await reconcile();
    const { id } = await database.drift.findFirstOrThrow({ where: { arn, settledAt: null } });
    await Promise.all([ada.drift.adopt({ id, team: "search" }), after(round % 20, reconcile)]);
    reopened += await database.drift.count({ where: { arn, settledAt: null } });
  }
  expect(reopened).toBe(0);
});

/** Begins a little later each time, so that every moment of the other is met. */
async function after(questions: number, run: () => Promise<void>): Promise<void> {
  for (let asked = 0; asked < questions; asked += 1) await world.database.$queryRaw`SELECT 1`;
  await run();
}

test("two readings of a Region at once write a new disagreement once", patience, async () => {
  for (let round = 0; round < 10; round += 1) {
    const { arn } = await anUnknownProfile();
    await world.database.drift.deleteMany({ where: { arn } });
    await Promise.all(fourTimes(reconcile));
    expect(await world.database.drift.count({ where: { arn, settledAt: null } })).toBe(1);
  }
});

/** A profile that somebody made in AWS and no team has. */
async function anUnknownProfile(): Promise<{ arn: string; profileId: string }> {
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  const arn = `arn:aws:bedrock:${region}:111122223333:application-inference-profile/${id}`;
  const source = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
  const made = { action: "put", account: "111122223333", region, id, name: `unknown ${id}`, source };
  await world.control("profiles", { ...made, tags: { Owner: "somebody" } });
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId, region });
  const profile = await world.database.profile.findFirstOrThrow({ where: { arn } });
  return { arn, profileId: profile.id };
}
