// Storage as the bill tells it: how many bytes each bucket held from when on, also when it is gone.
import { usagePrefix } from "../seed/billing-regions.ts";
import { bucketsOf, objectsOf } from "../services/s3/bucket-rows.ts";
import type { BucketRow } from "../services/s3/bucket-rows.ts";
import type { JournalEntry } from "../world/journal.ts";
import { defineTable, everywhere } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { divideRounded } from "./amounts.ts";
import { hourMs } from "./calendar.ts";
import { recordHours } from "./meter.ts";
import type { HourRecorder, Meter } from "./meter.ts";
import { companyDiscount } from "./traffic.ts";

/** Milliseconds since 1970. */
type Level = { at: number; bytes: number };
type StorageRow = Pick<BucketRow, "name" | "account" | "region"> & { levels: Level[] };

const storageTable = defineTable<StorageRow>("costs.storage");
const rowsOf = (world: World): Map<string, StorageRow> => world.tables.rows(storageTable, everywhere("any"));

const readOnly = /^(Get|Head|List)/;

/** Writes down what a call has changed about the bytes of buckets. */
export function observeStorage(world: World, { operation, outcome }: JournalEntry): void {
  if (outcome !== "error" && !readOnly.test(operation)) noteStorage(world);
}

/** Writes down how many bytes each bucket holds now; a bucket that is new here held them since it was made. */
export function noteStorage(world: World): void {
  const rows = rowsOf(world);
  const buckets = bucketsOf(world.tables);
  const now = world.clock.now().getTime();
  for (const { name, account, region, createdAt } of buckets.values()) {
    const row = rows.get(name) ?? { name, account, region, levels: [] };
    rows.set(name, row);
    setLevel(row, { at: row.levels.length === 0 ? Date.parse(createdAt) : now, bytes: bytesIn(world, name) });
  }
  for (const [name, row] of rows) if (!buckets.has(name)) setLevel(row, { at: now, bytes: 0 });
}

function setLevel({ levels }: StorageRow, level: Level): void {
  if (levels.at(-1)?.bytes !== level.bytes) levels.push(level);
}

function bytesIn(world: World, bucket: string): number {
  let bytes = 0;
  for (const { body } of objectsOf(world.tables, bucket).values()) bytes += body.size;
  return bytes;
}

/** The meters of all buckets that ever held something, from a day on. */
export function storageMeters(world: World, since: number): Meter[] {
  noteStorage(world);
  const now = world.clock.now().getTime();
  return [...rowsOf(world).values()].flatMap((row) => meterOf(row, since * 24 * hourMs, now));
}

function meterOf({ name, account, region, levels }: StorageRow, since: number, now: number): Meter[] {
  const usage = recordHours();
  levels.forEach(({ at, bytes }, index) => {
    if (bytes > 0) recordLevel(usage, bytes, { from: Math.max(since, at), to: levels[index + 1]?.at ?? now });
  });
  const days = [...usage.days.keys()];
  if (days.length === 0) return [];
  return [
    {
      dimensions: {
        account,
        service: "Amazon Simple Storage Service",
        serviceCode: "AmazonS3",
        region,
        // The oldest Region's storage has no prefix.
        usageType: `${region === "us-east-1" ? "" : `${usagePrefix(region)}-`}TimedStorage-ByteHrs`,
        operation: "StandardStorage",
        recordType: "Usage",
        instanceType: "",
        billingEntity: "AWS",
        legalEntity: "Amazon Web Services, Inc.",
      },
      resourceId: name,
      tags: {},
      unit: "GB-Mo",
      first: Math.min(...days),
      end: Math.max(...days) + 1,
      lagHours: 8,
      counts: "both",
      discount: companyDiscount,
      usage,
    },
  ];
}

/** What a gibibyte costs for a month of thirty days, in units of 10^-10 dollars. */
const monthPrice = 230_000_000n;
const byteMonth = 2n ** 30n * 30n * 24n * BigInt(hourMs);

function recordLevel(usage: HourRecorder, bytes: number, { from, to }: { from: number; to: number }): void {
  for (let at = from; at < to;) {
    const hour = Math.floor(at / hourMs);
    const next = Math.min(to, (hour + 1) * hourMs);
    const byteMs = BigInt(bytes) * BigInt(Math.round(next - at));
    usage.add(hour, {
      amount: Number(divideRounded(byteMs * monthPrice, byteMonth)),
      quantity: Number(divideRounded(byteMs * 1_000_000n, byteMonth)),
    });
    at = next;
  }
}
