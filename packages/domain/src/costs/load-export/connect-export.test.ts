import { deliver, makeBucket, testPlace } from "@quarry/aws-core/cost-exports/testing/write-export";
import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";

const world = useWorld();
const location = { ...testPlace, region: "us-east-1" };
const empty = { ...location, exportName: "another" };

beforeAll(async () => {
  const aws = world.means.aws.clientsFor({ id: "bucket", roleArn: null, externalId: null }, "us-east-1");
  await makeBucket(aws);
  const files = [{ name: "quarry-00001.csv.gz", body: Buffer.alloc(10) }];
  for (const month of ["2026-04-01", "2026-05-01"]) await deliver(aws, { month, files });
});

let number = 0;
async function aConnection(): Promise<string> {
  number += 1;
  const accountId = String(100_000_000_000 + number);
  const data = { name: `Payer ${number}`, accountId, regions: ["us-east-1"] };
  return (await world.database.connection.create({ data })).id;
}

test("a look says which months were delivered, and in what form", async () => {
  const ada = await world.as("ada");
  await expect(
    ada.costs.checkExport({ connectionId: await aConnection(), ...location }),
  ).resolves.toMatchObject({
    found: "export",
    months: ["2026-05-01", "2026-04-01"],
    format: "csv",
    files: 1,
    bytes: 10,
  });
});

test("a look says what it did not find, and where", async () => {
  const ada = await world.as("ada");
  await expect(ada.costs.checkExport({ connectionId: await aConnection(), ...empty })).resolves.toMatchObject(
    {
      found: "nothing",
      why: expect.stringContaining("s3://acme-billing/exports/another/metadata/"),
    },
  );
});

test("a bill is connected with its groupings, and loaded at once with its tag keys", async () => {
  const ada = await world.as("ada");
  const connectionId = await aConnection();
  const bill = await ada.costs.connectExport({ connectionId, location, tagKeys: ["Team"] });
  expect(bill).toMatchObject({ kind: "data_export", tagKeys: ["Team"] });
  expect(bill.groupings.map(({ key }) => key)).toEqual(["total", "account", "resource", "tag:Team"]);
  const jobs = await world.database.$queryRaw<unknown[]>`
    SELECT name FROM pgboss.job WHERE data->>'sourceId' = ${bill.id} ORDER BY name`;
  expect(jobs).toEqual([{ name: "costs.load-export" }, { name: "costs.read-tags" }]);
});

test("a place without an export is refused with what was found", async () => {
  const ada = await world.as("ada");
  const connected = ada.costs.connectExport({ connectionId: await aConnection(), location: empty });
  await expect(connected).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "location", message: expect.stringContaining("There is no manifest") }] },
  });
});

test("tags that an export writes alike are refused", async () => {
  const ada = await world.as("ada");
  const tagKeys = ["CostCenter", "cost-center"];
  const connected = ada.costs.connectExport({ connectionId: await aConnection(), location, tagKeys });
  await expect(connected).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "tagKeys" }] },
  });
});

test("a bill that is read already is refused", async () => {
  const ada = await world.as("ada");
  const connectionId = await aConnection();
  await ada.costs.connectSource({ connectionId });
  await expect(ada.costs.connectExport({ connectionId, location })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(ada.costs.changeExport({ connectionId, location, tagKeys: [] })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Cost Explorer"),
  });
});

test("another place forgets what was loaded; other tags alone do not", async () => {
  const ada = await world.as("ada");
  const connectionId = await aConnection();
  const { id: sourceId } = await ada.costs.connectExport({
    connectionId,
    location: { ...location, prefix: "/exports" },
  });
  const month = new Date("2026-05-01");
  const loaded = { version: "1", deliveredAt: month, loadedAt: month, rows: 1 };
  await world.database.costExportPeriod.create({ data: { sourceId, month, ...loaded } });
  const periods = () => world.database.costExportPeriod.count({ where: { sourceId } });
  await ada.costs.changeExport({
    connectionId,
    location: { ...location, prefix: "/exports" },
    tagKeys: ["Team"],
  });
  expect(await periods()).toBe(1);
  const bill = await ada.costs.changeExport({ connectionId, location, tagKeys: ["Team"] });
  expect(await periods()).toBe(0);
  expect(bill.groupings.map(({ key }) => key)).toContain("tag:Team");
});

test("a load under way when the place changes can no longer swap anything in", async () => {
  const ada = await world.as("ada");
  const connectionId = await aConnection();
  const { id } = await ada.costs.connectExport({ connectionId, location });
  const before = await world.database.costSource.findUniqueOrThrow({ where: { id } });
  await ada.costs.changeExport({ connectionId, location, tagKeys: [] });
  const after = await world.database.costSource.findUniqueOrThrow({ where: { id } });
  expect(after.attempt).toBe(before.attempt + 1);
});
