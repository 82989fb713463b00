import { expect, test } from "vitest";
import { aliveArn, anExport, foreignArn, goneArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { verifyExport } from "./verify-export.ts";

const world = useWorld();

test("an uploaded export tells its profiles and has each looked up in AWS by a job", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn, goneArn, foreignArn]) });
  const [uploaded] = items;
  expect(uploaded?.result).toMatchObject({
    ok: true,
    profiles: [{ arn: aliveArn }, { arn: goneArn }, { arn: foreignArn }],
  });
  const waiting = await world.database.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'exports.verify'`;
  expect(waiting).toContainEqual({ data: { exportId: uploaded?.id } });

  await verifyExport(world.job("exports.verify"), { exportId: uploaded?.id ?? "" });
  const { profiles } = await linus.exports.get({ id: uploaded?.id ?? "" });
  expect(profiles.map(({ arn, verification }) => [arn, verification])).toEqual([
    [goneArn, "gone"],
    [aliveArn, "alive"],
    [foreignArn, "other-account"],
  ]);
  expect(profiles.find(({ arn }) => arn === aliveArn)?.verdict).toMatchObject({
    verdict: "studio-made",
    usable: "yes",
  });
});

test("looking an export up twice changes nothing", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "twice.zip") });
  const exportId = items[0]?.id ?? "";
  await verifyExport(world.job("exports.verify"), { exportId });
  const before = await world.database.event.count();
  await verifyExport(world.job("exports.verify"), { exportId });
  expect(await world.database.event.count()).toBe(before);
});

test("a profile AWS could not answer for stays open and the job is tried again", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "throttled.zip") });
  const exportId = items[0]?.id ?? "";
  await world.control("failures", { operation: "bedrock:GetInferenceProfile", kind: "throttle" });
  await expect(verifyExport(world.job("exports.verify"), { exportId })).rejects.toThrow("AWS did not answer");
  expect((await linus.exports.get({ id: exportId })).profiles[0]).toMatchObject({
    verification: "unavailable",
  });
  world.simulator.loadScenario("company");
  await verifyExport(world.job("exports.verify"), { exportId });
  expect((await linus.exports.get({ id: exportId })).profiles[0]).toMatchObject({ verification: "alive" });
});

test("a file uploaded before is recognised within the team and linked to the first upload", async () => {
  const [linus, margaret] = [await world.as("linus"), await world.as("margaret")];
  const file = await anExport([goneArn], "same.zip");
  const first = await linus.exports.upload({ file });
  const again = await linus.exports.upload({ file });
  const elsewhere = await margaret.exports.upload({ file });
  expect(again.items[0]?.duplicateOf).toBe(first.items[0]?.id);
  expect(elsewhere.items[0]?.duplicateOf).toBeUndefined();
});

test("several files in one upload are each answered for", async () => {
  const linus = await world.as("linus");
  const broken = new File(["no zip at all"], "broken.zip");
  const { items } = await linus.exports.upload({ file: [await anExport([aliveArn], "good.zip"), broken] });
  expect(items.map(({ fileName, result }) => [fileName, result.ok])).toEqual([
    ["good.zip", true],
    ["broken.zip", false],
  ]);
});

test("a file above the limit is refused before anything is kept", async () => {
  const linus = await world.as("linus");
  const before = await world.database.export.count();
  const large = new File([new Uint8Array(world.means.configuration.uploadLimitBytes + 1)], "large.zip");
  await expect(linus.exports.upload({ file: large })).rejects.toMatchObject({ code: "limit", status: 413 });
  expect(await world.database.export.count()).toBe(before);
});

test("only living profiles of the export can be adopted, and the others say why not", async () => {
  const linus = await world.as("linus");
  const { items } = await linus.exports.upload({
    file: await anExport([aliveArn, goneArn, foreignArn], "adopt.zip"),
  });
  const id = items[0]?.id ?? "";
  const stranger = `${aliveArn}x`;
  const { adopted, refused } = await linus.exports.adopt({
    id,
    arns: [aliveArn, goneArn, foreignArn, stranger],
  });
  expect(adopted.map(({ arn }) => arn)).toEqual([aliveArn]);
  expect(refused.map(({ arn }) => arn)).toEqual([goneArn, foreignArn, stranger]);
  for (const { reason } of refused) expect(reason).toMatch(/\w+.*\./u);

  const view = await linus.profiles.get({ id: adopted[0]?.profileId ?? "" });
  expect(view.adoptions).toMatchObject([
    { team: "search", adoptedBy: "Linus Pauling", exportFileName: "adopt.zip" },
  ]);
});

test("adopting a profile twice keeps the first adoption", async () => {
  const [linus, grace] = [await world.as("linus"), await world.as("grace")];
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "again.zip") });
  const id = items[0]?.id ?? "";
  const first = await linus.exports.adopt({ id, arns: [aliveArn] });
  await grace.exports.adopt({ id, arns: [aliveArn] });
  const { adoptions } = await linus.profiles.get({ id: first.adopted[0]?.profileId ?? "" });
  expect(adoptions).toHaveLength(1);
  expect(adoptions[0]?.adoptedBy).toBe("Linus Pauling");
});

test("an export of another team is not found, whatever is asked of it", async () => {
  const [linus, margaret] = [await world.as("linus"), await world.as("margaret")];
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "private.zip") });
  const id = items[0]?.id ?? "";
  await expect(margaret.exports.get({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(margaret.exports.delete({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(margaret.exports.adopt({ id, arns: [aliveArn] })).rejects.toMatchObject({ code: "not-found" });
  const page = await margaret.exports.list({});
  expect(page.items.map((one) => one.id)).not.toContain(id);
});

test("only the uploader or an admin deletes an export, and adopted profiles stay", async () => {
  const [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "delete.zip") });
  const id = items[0]?.id ?? "";
  const { adopted } = await linus.exports.adopt({ id, arns: [aliveArn] });
  await expect(grace.exports.delete({ id })).rejects.toMatchObject({ code: "forbidden" });
  await ada.exports.delete({ id });
  await expect(linus.exports.get({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(linus.profiles.get({ id: adopted[0]?.profileId ?? "" })).resolves.toMatchObject({
    arn: aliveArn,
  });
});

test("nothing of an export is stored but what the reader reports", async () => {
  const linus = await world.as("linus");
  const secret = "CANARY-8841-secret-value";
  const template = JSON.stringify({
    Parameters: { apiKey: { Default: secret }, profile: { Default: aliveArn } },
  });
  await linus.exports.upload({ file: new File([template], "loose.json") });
  const rows = await world.database.$queryRaw<{ found: boolean }[]>`
    SELECT (e::text LIKE ${`%${secret}%`}) AS found FROM "Export" e
    UNION ALL SELECT (v::text LIKE ${`%${secret}%`}) FROM "Event" v
    UNION ALL SELECT (j::text LIKE ${`%${secret}%`}) FROM pgboss.job j`;
  expect(rows.some(({ found }) => found)).toBe(false);
});
