import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { writeMoney } from "../costs/read-money.ts";
import { downloadDelivery } from "./download-delivery.ts";
import { folderOf } from "./export-place.ts";
import { findExportPeriods } from "./find-export-periods.ts";
import { lookAtExport } from "./look-at-export.ts";
import { readDelivery } from "./read-delivery.ts";
import { deliver, makeBucket, testPlace, writeExportFile } from "./testing/write-export.ts";
import type { ExportForm, ExportLine } from "./testing/write-export.ts";
import { withDeliveredPeriod } from "./with-delivered-period.ts";

const aws = simulateAws();
const { bucket } = testPlace;
let clients: AwsClients;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarry-delivery-"));
  clients = aws.clients("us-east-1");
  await makeBucket(clients);
});
afterEach(() => rm(folder, { recursive: true }));

const fileOf = (lines: readonly ExportLine[], form: ExportForm = { format: "parquet" }) =>
  writeExportFile(folder, lines, form);

const parquet = "quarry-00001.snappy.parquet";
const csv = "quarry-00001.csv.gz";

/** The delivery that a reader would load of May. */
async function delivered() {
  const [period] = await findExportPeriods(clients, testPlace);
  if (period === undefined) throw new Error("Nothing is delivered.");
  return readDelivery(clients, { place: testPlace, period });
}

const options = { bucket, tagKeys: [], readAt: new Date("2026-06-20T00:00:00Z") };

/** What the delivered period adds up to, in US dollars. */
async function totalOf(delivery: Awaited<ReturnType<typeof delivered>>, mostBytes = 1e9): Promise<string> {
  return withDeliveredPeriod(clients, { ...options, delivery, mostBytes }, async (period) => {
    let sum = 0n;
    for await (const { unblended } of period.lines("total")) sum += unblended;
    return writeMoney(sum);
  });
}

describe("billing periods", () => {
  test("are found with their latest manifest, the latest month first", async () => {
    const body = await fileOf([{}]);
    for (const execution of ["2026-05-02T00:00:00.000Z-one", "2026-05-03T00:00:00.000Z-two"])
      await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body }], execution });
    await deliver(clients, { month: "2025-12-01", files: [{ name: parquet, body }] });
    const periods = await findExportPeriods(clients, testPlace);
    expect(periods.map(({ month, manifestKey }) => [month, manifestKey])).toEqual([
      ["2026-05-01", "exports/quarry/metadata/BILLING_PERIOD=2026-05/quarry-Manifest.json"],
      ["2025-12-01", "exports/quarry/metadata/BILLING_PERIOD=2025-12/quarry-Manifest.json"],
    ]);
  });

  test("are found below an empty prefix too", async () => {
    const place = { ...testPlace, prefix: "/" };
    await deliver(
      clients,
      { month: "2026-05-01", files: [{ name: parquet, body: await fileOf([{}]) }] },
      place,
    );
    await expect(findExportPeriods(clients, place)).resolves.toHaveLength(1);
  });
});

const isOurs = (name: string) => name.startsWith("quarry-export-");

describe("a delivery", () => {
  test("is what the manifest names, not what else lies in the folder", async () => {
    const [one, other] = [await fileOf([{ unblended: "1.5" }]), await fileOf([{ unblended: "70" }])];
    const stale = { name: "quarry-00002.snappy.parquet", body: other };
    await deliver(clients, {
      month: "2026-05-01",
      files: [{ name: parquet, body: one }, stale],
      named: [parquet],
    });
    expect(await totalOf(await delivered())).toBe("1.5");
  });

  test("of an export that keeps its deliveries is the latest one", async () => {
    for (const [index, unblended] of ["1", "2"].entries()) {
      const files = [{ name: csv, body: await fileOf([{ unblended }], { format: "csv" }) }];
      await deliver(clients, {
        month: "2026-05-01",
        files,
        execution: `2026-05-0${index + 2}T00:00:00.000Z-${index}`,
      });
    }
    expect(await totalOf(await delivered())).toBe("2");
  });

  test("has another version once a file is overwritten, though the manifest stays the same", async () => {
    await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body: await fileOf([{}]) }] });
    const before = await delivered();
    expect((await delivered()).version).toBe(before.version);
    await deliver(clients, {
      month: "2026-05-01",
      files: [{ name: parquet, body: await fileOf([{ unblended: "2" }]) }],
    });
    expect((await delivered()).version).not.toBe(before.version);
  });

  test("of which a file is missing is refused by the file's name", async () => {
    const data = await deliver(clients, {
      month: "2026-05-01",
      files: [{ name: parquet, body: await fileOf([{}]) }],
    });
    await clients.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${data}/${parquet}` }));
    await expect(delivered()).rejects.toMatchObject({
      reason: "incomplete",
      message: expect.stringContaining(`names ${data}/${parquet}, which is not in the bucket`),
    });
  });

  test.each([
    ["no files", { dataFiles: [] }, "names no data files"],
    ["no list", { columns: [] }, "does not name its data files"],
    ["legacy keys", { reportKeys: ["a"] }, "legacy Cost and Usage Report"],
    [
      "another bucket",
      { dataFiles: ["s3://other/exports/quarry/data/BILLING_PERIOD=2026-05/a.parquet"] },
      "not among the data",
    ],
    [
      "another month",
      { dataFiles: ["exports/quarry/data/BILLING_PERIOD=2026-04/a.parquet"] },
      "not among the data",
    ],
    [
      "a zip",
      { dataFiles: [{ key: "exports/quarry/data/BILLING_PERIOD=2026-05/a.csv.zip" }] },
      "neither Parquet",
    ],
  ])("whose manifest has %s is refused", async (_what, manifest, sentence) => {
    const Key = `${folderOf(testPlace)}/metadata/BILLING_PERIOD=2026-05/Manifest.json`;
    await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: JSON.stringify(manifest) }));
    await expect(delivered()).rejects.toThrow(sentence);
  });

  test("that AWS writes anew while it is read is refused for now", async () => {
    await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body: await fileOf([{}]) }] });
    const before = await delivered();
    await deliver(clients, {
      month: "2026-05-01",
      files: [{ name: parquet, body: await fileOf([{ unblended: "2" }]) }],
    });
    await expect(totalOf(before)).rejects.toMatchObject({ reason: "changed" });
  });

  test.each(["cut", "spoilt"])("with a %s gzip file is refused by name", async (how) => {
    const whole = await fileOf([{}, {}], { format: "csv" });
    const body =
      how === "cut" ? whole.subarray(0, -9) : Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]);
    const data = await deliver(clients, { month: "2026-05-01", files: [{ name: csv, body }] });
    await expect(totalOf(await delivered())).rejects.toMatchObject({
      reason: "unreadable",
      message: expect.stringContaining(`${data}/${csv} is torn`),
    });
  });

  test("too large is refused before anything is downloaded", async () => {
    await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body: await fileOf([{}]) }] });
    const delivery = await delivered();
    await expect(totalOf(delivery, 100)).rejects.toMatchObject({ reason: "too-large" });
    expect(aws.calls().filter(({ operation }) => operation === "GetObject")).toHaveLength(1);
  });

  test("that unpacks to too much is refused on the way", async () => {
    const body = gzipSync(Buffer.alloc(5_000_000, "a"));
    await deliver(clients, { month: "2026-05-01", files: [{ name: csv, body }] });
    await expect(totalOf(await delivered(), 1_000_000)).rejects.toMatchObject({ reason: "too-large" });
  });

  test("is downloaded file by file, and tells how far it is", async () => {
    const body = await fileOf([{}]);
    const files = ["quarry-00001.snappy.parquet", "quarry-00002.snappy.parquet"].map((name) => ({
      name,
      body,
    }));
    await deliver(clients, { month: "2026-05-01", files });
    const told: number[] = [];
    const local = await downloadDelivery(clients, await delivered(), {
      bucket,
      folder,
      mostBytes: 1e9,
      onProgress: ({ bytes, ofBytes }) => told.push(bytes / ofBytes),
    });
    expect(told).toEqual([0.5, 1]);
    await expect(readFile(local[1]?.path ?? "")).resolves.toEqual(body);
  });

  test("leaves nothing on the disk, also when it is refused", async () => {
    await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body: Buffer.from("PAR1") }] });
    const delivery = await delivered();
    const before = (await readdir(tmpdir())).filter(isOurs);
    await expect(totalOf(delivery)).rejects.toMatchObject({ reason: "unreadable" });
    const after = (await readdir(tmpdir())).filter(isOurs);
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  test("is no longer read once the signal fires", async () => {
    await deliver(clients, { month: "2026-05-01", files: [{ name: parquet, body: await fileOf([{}]) }] });
    const delivery = await delivered();
    const signal = AbortSignal.abort(new Error("enough"));
    const read = withDeliveredPeriod(clients, { ...options, delivery, signal }, () => Promise.resolve());
    await expect(read).rejects.toMatchObject({ code: "aborted" });
  });
});

const look = (place = testPlace) => lookAtExport(clients, { place, tagKeys: ["Project"] });

describe("a look at an export", () => {
  test("says what was found", async () => {
    const body = await fileOf([{}]);
    for (const month of ["2026-04-01", "2026-05-01"])
      await deliver(clients, { month, files: [{ name: parquet, body }] });
    await expect(look()).resolves.toMatchObject({
      found: "export",
      months: ["2026-05-01", "2026-04-01"],
      format: "parquet",
      files: 1,
      bytes: body.length,
    });
  });

  test("says where it looked in vain", async () => {
    await expect(look()).resolves.toMatchObject({
      found: "nothing",
      why: expect.stringContaining("s3://acme-billing/exports/quarry/metadata/"),
    });
  });

  test("knows a bucket that is not there", async () => {
    await expect(look({ ...testPlace, bucket: "acme-nowhere" })).resolves.toMatchObject({
      found: "no-bucket",
    });
  });

  test("knows a bucket of another Region", async () => {
    await expect(
      lookAtExport(aws.clients("eu-west-1"), { place: testPlace, tagKeys: [] }),
    ).resolves.toMatchObject({
      found: "elsewhere",
      why: expect.stringContaining("us-east-1"),
    });
  });

  test("names the columns that the manifest does not list", async () => {
    const data = await deliver(clients, {
      month: "2026-05-01",
      files: [{ name: parquet, body: await fileOf([{}]) }],
    });
    const Key = `${folderOf(testPlace)}/metadata/BILLING_PERIOD=2026-05/${testPlace.exportName}-Manifest.json`;
    const Body = JSON.stringify({
      dataFiles: [`${data}/${parquet}`],
      columns: [{ name: "bill_invoice_id" }],
    });
    await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    await expect(look()).resolves.toMatchObject({
      found: "unfit",
      why: expect.stringContaining("line_item_unblended_cost"),
    });
  });
});
