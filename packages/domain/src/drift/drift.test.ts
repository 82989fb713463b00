import { beforeAll, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { useWorld } from "../testing/world.ts";
import { tagDifferences } from "./compare-region.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let ada: Calls;
let connectionId: string;

const cycle = () => mirrorProfiles(world.job("profiles.mirror"), { connectionId, region: "us-east-1" });
const place = (arn: string) => ({ account: "111122223333", region: "us-east-1", id: arn.split("/")[1] });
const events = () => world.database.event.count({ where: { name: "drift.found" } });
const drifts = async (arn: string) => (await ada.drift.list({ q: arn, pageSize: 100 })).items;

beforeAll(async () => {
  ada = await world.as("ada");
  connectionId = (await world.database.connection.findFirstOrThrow()).id;
  await cycle();
});

test("a profile as Quarry made it disagrees with nothing", async () => {
  const { arn } = await provisionedProfile(world);
  await cycle();
  expect(await drifts(arn)).toEqual([]);
});

test("one that was deleted behind Quarry's back is missing within one cycle, and is not made again", async () => {
  const { arn } = await provisionedProfile(world);
  await world.control("profiles", { action: "delete", ...place(arn) });
  await cycle();
  const [missing] = await drifts(arn);
  expect(missing).toMatchObject({ kind: "missing" });
  await expect(ada.drift.adopt({ id: missing?.id ?? "" })).rejects.toThrow(/nothing to take over/);
  await cycle();
  expect(await drifts(arn)).toHaveLength(1);
});

test("one that was deleted through Quarry is not missing", async () => {
  const { arn, id } = await provisionedProfile(world);
  await world.control("profiles", { action: "delete", ...place(arn) });
  const gone = { goneAt: new Date(), expectedTags: [] };
  await world.database.profile.update({ where: { id }, data: gone });
  await world.database.$executeRaw`UPDATE "Profile" SET "expectedTags" = NULL WHERE id = ${id}::uuid`;
  await cycle();
  expect(await drifts(arn)).toEqual([]);
});

test("changed tags are told one by one, and accepting them settles it", async () => {
  const { arn, requestId } = await provisionedProfile(world);
  const kept = { "quarry:operation": requestId, "quarry:owner": "search", "quarry:managed-by": "quarry" };
  await world.control("profiles", {
    action: "edit",
    ...place(arn),
    tags: { ...kept, Project: "else", New: "1" },
  });
  await cycle();
  const [changed] = await drifts(arn);
  expect(changed).toMatchObject({
    kind: "changed",
    differences: ["The tag Project was ranking and is else.", "The tag New was added: 1."],
  });
  await ada.drift.adopt({ id: changed?.id ?? "" });
  await cycle();
  expect(await drifts(arn)).toEqual([]);
});

const copied = { source: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0" };
const aStranger = async (tags: Record<string, string>) => {
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  const arn = `arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/${id}`;
  await world.control("profiles", { action: "put", ...place(arn), name: `stranger ${id}`, ...copied, tags });
  await cycle();
  return arn;
};

test("a profile with our tag and without a request is orphaned; adopting it settles that for good", async () => {
  const arn = await aStranger({ "quarry:operation": crypto.randomUUID() });
  const [orphan] = await drifts(arn);
  expect(orphan).toMatchObject({ kind: "orphaned" });
  const { profileId } = await ada.drift.adopt({ id: orphan?.id ?? "", team: "search" });
  expect((await ada.profiles.get({ id: profileId })).adoptions).toMatchObject([{ team: "search" }]);
  await cycle();
  expect(await drifts(arn)).toEqual([]);
});

test("a profile that nobody knows can be ignored with a reason, until it becomes something else", async () => {
  const arn = await aStranger({ Owner: "somebody" });
  const [unknown] = await drifts(arn);
  expect(unknown).toMatchObject({ kind: "unknown" });
  await ada.drift.ignore({ id: unknown?.id ?? "", reason: "Belongs to the data team." });
  await cycle();
  expect(await drifts(arn)).toEqual([]);
  const { items } = await ada.drift.list({ scope: "ignored", q: arn });
  expect(items).toMatchObject([{ ignored: { reason: "Belongs to the data team." } }]);
  await world.control("profiles", {
    action: "edit",
    ...place(arn),
    tags: { "quarry:operation": crypto.randomUUID() },
  });
  await cycle();
  expect(await drifts(arn)).toMatchObject([{ kind: "orphaned" }]);
});

test("new disagreements are an event; the same ones again are none", async () => {
  await aStranger({});
  const before = await events();
  await cycle();
  expect(await events()).toBe(before);
  await aStranger({});
  expect(await events()).toBe(before + 1);
});

test("tags are compared by key and value, whatever their order", () => {
  const tags = [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
  ];
  expect(tagDifferences(tags, tags.toReversed())).toEqual([]);
  expect(tagDifferences(tags, [])).toEqual(["The tag a (1) is gone.", "The tag b (2) is gone."]);
});
