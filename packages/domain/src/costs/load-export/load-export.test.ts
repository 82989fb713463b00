import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  deliver,
  makeBucket,
  testPlace,
  writeExportFile,
} from "@quarry/aws-core/cost-exports/testing/write-export";
import type { ExportForm, ExportLine } from "@quarry/aws-core/cost-exports/testing/write-export";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";
import { takeLease } from "../ingest/lease.ts";
import { loadExport } from "./load-export.ts";
import { loadExports } from "./load-exports.ts";

const world = useWorld();
let folder: string;
let sourceId: string;

const region = "us-east-1";
const reach = { id: "bucket", roleArn: null, externalId: null };
const aws = () => world.means.aws.clientsFor(reach, region);
let number = 0;
let place = testPlace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarry-load-"));
  number += 1;
  place = { ...testPlace, bucket: `acme-billing-${number}` };
  await makeBucket(aws(), place.bucket);
  const connection = await world.database.connection.create({
    data: { name: `Payer ${number}`, accountId: "111122223333", regions: [region] },
  });
  const location = { ...place, region };
  const made = await world.database.costSource.create({
    data: { connectionId: connection.id, kind: "data_export", location, tagKeys: ["Project"] },
  });
  sourceId = made.id;
});
afterEach(() => rm(folder, { recursive: true }));

const load = () => loadExport(world.job("costs.load-export"), { sourceId });

/** Has AWS deliver a month as one Parquet file. */
async function deliverMonth(
  month: string,
  lines: readonly ExportLine[],
  form: Pick<ExportForm, "without"> = {},
): Promise<void> {
  const written = lines.map((line) => ({ day: month, ...line }));
  const body = await writeExportFile(folder, written, { format: "parquet", ...form });
  await deliver(aws(), { month, files: [{ name: "quarry-00001.snappy.parquet", body }] }, place);
}

const deliverTorn = (month: string) =>
  deliver(
    aws(),
    { month, files: [{ name: "quarry-00001.snappy.parquet", body: Buffer.from("PAR1") }] },
    place,
  );

const source = () => world.database.costSource.findUniqueOrThrow({ where: { id: sourceId } });

/** What each grouping of the bill adds up to, in US dollars. */
async function totals(): Promise<Record<string, string>> {
  const groupings = await world.database.costGrouping.findMany({
    where: { sourceId },
    orderBy: { id: "asc" },
  });
  const sums: Record<string, string> = {};
  for (const { id, key } of groupings) {
    const lines = await world.database.costLine.findMany({ where: { groupingId: id } });
    const days = await world.database.costDayTotal.findMany({ where: { groupingId: id } });
    const sum = lines.reduce((total, { unblended }) => total + unblended, 0n);
    expect(days.reduce((total, { unblended }) => total + unblended, 0n)).toBe(sum);
    sums[key] = writeMoney(sum);
  }
  return sums;
}

const held = async () => {
  const { heldFrom, heldUntil } = await world.database.costGrouping.findUniqueOrThrow({
    where: { sourceId_key: { sourceId, key: "total" } },
  });
  return [heldFrom, heldUntil].map((day) => day?.toISOString().slice(0, 10));
};

const everywhere = (usd: string) => ({ total: usd, account: usd, resource: usd, "tag:Project": usd });

describe("a load", () => {
  test("brings every billing period in, divided every way", async () => {
    await deliverMonth("2026-04-01", [{ unblended: "0.5" }]);
    await deliverMonth("2026-05-01", [
      { unblended: "1.0000000001", tags: { user_project: "search" }, resource: "arn:a" },
      { unblended: "-0.25", type: "Credit", day: "2026-05-31" },
    ]);
    await load();
    expect(await totals()).toEqual(everywhere("1.2500000001"));
    expect(await held()).toEqual(["2026-04-01", "2026-06-01"]);
    const values = await world.database.costValue.findMany({
      where: { grouping: { sourceId, key: "tag:Project" } },
    });
    expect(values.map(({ value }) => value).toSorted()).toEqual(["", "search"]);
    const due = await world.database.$queryRaw`SELECT FROM pgboss.job WHERE name = 'budgets.evaluate'`;
    expect(due).toHaveLength(1);
  });

  test("keeps a key with a $, values that are empty or of 256 characters, and refunds as AWS wrote them", async () => {
    const key = "Cost$Center";
    await world.database.costSource.update({ where: { id: sourceId }, data: { tagKeys: [key] } });
    const longest = "x".repeat(256);
    await deliverMonth("2026-05-01", [
      { unblended: "1", tags: { user_cost_center: "CC$0100" } },
      { unblended: "2", tags: { user_cost_center: longest } },
      { unblended: "4", tags: { user_cost_center: "" } },
      { unblended: "-8", type: "Refund", tags: { user_cost_center: "CC$0100" } },
    ]);
    await load();
    const sum = await world.database.costDayTotal.groupBy({ by: ["valueId"], _sum: { unblended: true } });
    const values = await world.database.costValue.findMany({
      where: { grouping: { sourceId, key: `tag:${key}` } },
    });
    const of = new Map(sum.map(({ valueId, _sum }) => [valueId, writeMoney(_sum.unblended ?? 0n)]));
    expect(Object.fromEntries(values.map(({ id, value }) => [value, of.get(id)]))).toEqual({
      CC$0100: "-7",
      [longest]: "2",
      "": "4",
    });
  });

  test("that finds nothing new downloads nothing and changes nothing", async () => {
    await deliverMonth("2026-05-01", [{}]);
    await load();
    const before = await source();
    const seen = world.simulator.journal().length;
    await load();
    expect((await source()).version).toBe(before.version);
    const data = world.simulator
      .journal()
      .slice(seen)
      .filter(({ operation }) => operation === "GetObject");
    expect(data).toHaveLength(1);
  });

  test("replaces a month that AWS delivered anew, also days that are gone", async () => {
    await deliverMonth("2026-05-01", [{ unblended: "1" }, { unblended: "2", day: "2026-05-09" }]);
    await load();
    await deliverMonth("2026-05-01", [{ unblended: "5" }]);
    await load();
    expect(await totals()).toEqual(everywhere("5"));
  });

  test("replaces days of the present month of which AWS says nothing any more", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const month = `${today.slice(0, 7)}-01`;
    await deliverMonth(month, [{ unblended: "1" }, { unblended: "2", day: today }]);
    await load();
    await deliverMonth(month, [{ unblended: "5" }]);
    await load();
    expect(await totals()).toEqual(everywhere("5"));
  });

  test("divides all months anew once another tag key is wanted", async () => {
    await deliverMonth("2026-05-01", [{ tags: { user_team: "search" } }]);
    await load();
    await world.database.costSource.update({ where: { id: sourceId }, data: { tagKeys: ["Team"] } });
    await load();
    expect(await totals()).toEqual({ total: "1", account: "1", resource: "1", "tag:Team": "1" });
  });

  test("of which another goes on at the same time leaves the bill as one would", async () => {
    await deliverMonth("2026-04-01", [{ unblended: "3" }]);
    await deliverMonth("2026-05-01", [{ unblended: "4" }]);
    await Promise.all([load(), load(), load()]);
    expect(await totals()).toEqual(everywhere("7"));
    await expect(world.database.costReading.count({ where: { grouping: { sourceId } } })).resolves.toBe(0);
  });

  test("leaves the bill alone while another reader has it", async () => {
    await deliverMonth("2026-05-01", [{}]);
    await takeLease(world.database, sourceId);
    await load();
    expect(await totals()).toEqual({});
  });

  test("drops what a load that was broken off had staged", async () => {
    await deliverMonth("2026-05-01", [{ unblended: "1" }]);
    await load();
    const { id: groupingId } = await world.database.costGrouping.findUniqueOrThrow({
      where: { sourceId_key: { sourceId, key: "total" } },
    });
    const days = { from: new Date("2026-05-01"), until: new Date("2026-06-01") };
    const { id: readingId } = await world.database.costReading.create({
      data: { groupingId, ...days, progress: {} },
    });
    const amounts = {
      unblended: 9n,
      amortized: 9n,
      netUnblended: 9n,
      netAmortized: 9n,
      blended: 9n,
      quantity: 1,
    };
    await world.database.costStagedLine.create({
      data: {
        readingId,
        day: days.from,
        value: "",
        service: "Amazon Bedrock",
        usageType: "x",
        isEstimated: false,
        ...amounts,
      },
    });
    await deliverMonth("2026-05-01", [{ unblended: "2" }]);
    await load();
    expect(await totals()).toEqual(everywhere("2"));
    await expect(world.database.costStagedLine.count({ where: { readingId } })).resolves.toBe(0);
  });
});

test("nothing of a month is swapped in where one grouping cannot be", async () => {
  await deliverMonth("2026-05-01", [{ unblended: "1" }]);
  await load();
  const { id } = await world.database.costGrouping.findUniqueOrThrow({
    where: { sourceId_key: { sourceId, key: "tag:Project" } },
  });
  await deliverMonth("2026-05-01", [{ unblended: "2" }]);
  const sql = (text: string) => world.database.$executeRawUnsafe(text);
  await sql(`ALTER TABLE "CostLine" ADD CONSTRAINT "full" CHECK ("groupingId" <> ${id}) NOT VALID`);
  await expect(load()).rejects.toThrow("full");
  await sql(`ALTER TABLE "CostLine" DROP CONSTRAINT "full"`);
  expect(await totals()).toEqual(everywhere("1"));
  await load();
  expect(await totals()).toEqual(everywhere("2"));
});

describe("what cannot be loaded", () => {
  test("is said, and the month stays as it was", async () => {
    await deliverMonth("2026-05-01", [{ unblended: "1" }]);
    await load();
    await deliverTorn("2026-05-01");
    await load();
    expect(await totals()).toEqual(everywhere("1"));
    expect((await source()).lastError).toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("quarry-00001.snappy.parquet cannot be read"),
      isShort: false,
    });
  });

  test.each([
    { what: "a currency other than US dollars", lines: [{}, { currency: "EUR" }], column: "currency_code" },
    {
      what: "a missing column",
      lines: [{}],
      form: { without: ["line_item_unblended_cost"] },
      column: "unblended",
    },
  ])("because of $what is never half loaded", async ({ lines, form, column }) => {
    await deliverMonth("2026-05-01", [{ unblended: "1" }]);
    await load();
    await deliverMonth("2026-05-01", lines, form);
    await load();
    expect(await totals()).toEqual(everywhere("1"));
    expect((await source()).lastError).toMatchObject({ message: expect.stringContaining(column) });
    expect(await world.database.costReading.count({ where: { grouping: { sourceId } } })).toBe(0);
  });

  test("is forgotten once it can be", async () => {
    await deliverTorn("2026-05-01");
    await load();
    expect((await source()).lastError).not.toBeNull();
    await deliverMonth("2026-05-01", [{}]);
    await load();
    expect((await source()).lastError).toBeNull();
  });

  test("ends history there, which would have a gap", async () => {
    await deliverMonth("2026-05-01", [{ unblended: "1" }]);
    await deliverTorn("2026-04-01");
    await deliverMonth("2026-03-01", [{ unblended: "2" }]);
    await load();
    expect(await held()).toEqual(["2026-05-01", "2026-06-01"]);
    expect(await totals()).toEqual(everywhere("1"));
  });

  test("keeps newer months back as well", async () => {
    await deliverMonth("2026-03-01", [{ unblended: "2" }]);
    await load();
    await deliverTorn("2026-04-01");
    await deliverMonth("2026-05-01", [{ unblended: "1" }]);
    await load();
    expect(await held()).toEqual(["2026-03-01", "2026-04-01"]);
  });

  test("does not hold back the months before where it is the newest", async () => {
    await deliverTorn("2026-05-01");
    await deliverMonth("2026-04-01", [{ unblended: "2" }]);
    await load();
    expect(await held()).toEqual(["2026-04-01", "2026-05-01"]);
  });

  test("is an export that has not been delivered, too", async () => {
    await load();
    expect((await source()).lastError).toMatchObject({
      code: "incomplete",
      message: expect.stringContaining("no manifest"),
    });
  });

  test("is tried again where AWS does not answer for a while", async () => {
    await deliverMonth("2026-05-01", [{}]);
    await world.control("failures", { operation: "ListObjectsV2", kind: "throttle", count: 3 });
    await expect(load()).rejects.toBeInstanceOf(AwsError);
    expect((await source()).lastError).toMatchObject({ isShort: true });
    expect((await source()).leasedUntil).toBeNull();
  });
});

test("every bill of a Data Export is looked at every hour, and no other", async () => {
  const other = await world.database.connection.create({
    data: { name: "Cost Explorer's", accountId: "444455556666", regions: [region] },
  });
  await world.database.costSource.create({ data: { connectionId: other.id, kind: "cost_explorer" } });
  await loadExports(world.job("costs.load-exports"));
  const jobs = await world.database.$queryRaw<{ data: { sourceId: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'costs.load-export'`;
  const exports = await world.database.costSource.findMany({ where: { kind: "data_export" } });
  expect(jobs.map(({ data }) => data.sourceId).toSorted()).toEqual(exports.map(({ id }) => id).toSorted());
});
