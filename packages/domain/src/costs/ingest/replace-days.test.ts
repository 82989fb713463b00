import type { CostLine } from "@quarry/aws-core/costs/cost-line";
import { createPrisma } from "@quarry/database/prisma-client";
import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";
import { aBill, writeLines } from "../testing/a-bill.ts";
import { dateOf } from "../days-schema.ts";
import { forgetLines } from "./forget-lines.ts";
import { replaceDays } from "./replace-days.ts";
import { rollUpTables } from "./roll-up.ts";
import { stageLines } from "./stage-lines.ts";

const world = useWorld();
const readAt = new Date("2026-11-05T10:00:00Z");
const days = { from: "2026-10-30", until: "2026-11-03", readAt };

beforeEach(async () => {
  await world.database.costSource.deleteMany();
  await forgetLines(world.database);
});

async function aGrouping(): Promise<number> {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow();
  const { groupingIds } = await aBill(world.database, {
    connectionId,
    groupings: ["total"],
    spends: [],
    days,
  });
  return groupingIds["total"] ?? 0;
}

const aLine = (given: Partial<CostLine> = {}): CostLine => ({
  day: "2026-10-31",
  service: "Amazon Bedrock",
  usageType: "USE1-NovaLite-input-tokens",
  value: "",
  quantity: "12.5000000001",
  isEstimated: false,
  unblended: 3n,
  amortized: 4n,
  netUnblended: 5n,
  netAmortized: 6n,
  blended: 7n,
  ...given,
});

async function aReading(groupingId: number): Promise<string> {
  const { id } = await world.database.costReading.create({
    data: { groupingId, from: dateOf(days.from), until: dateOf(days.until), progress: {} },
  });
  return id;
}

const swap = (groupingId: number, readingId: string) =>
  world.database.$transaction((transaction) => replaceDays(transaction, { ...days, groupingId }, readingId));

/** What is held, as lines and as sums of months, and what each table of sums adds up to by day or length of its spans. */
async function held(groupingId: number) {
  const { database } = world;
  const lines = await database.costLine.aggregate({
    where: { groupingId },
    _sum: { unblended: true, blended: true },
    _count: true,
  });
  const ofMonths = await database.costSpanTotal.findMany({
    where: { groupingId, length: "month" },
    orderBy: { start: "asc" },
  });
  return {
    lines: lines._count,
    unblended: lines._sum.unblended,
    ofMonths: ofMonths.map(({ start, unblended }) => `${start.toISOString().slice(0, 10)} ${unblended}`),
    sums: [...new Set((await Promise.all(rollUpTables.map((table) => sumsOf(table, groupingId)))).flat())],
  };
}

/** One sum of a table of days, and one for each length of a table of spans. */
async function sumsOf(table: string, groupingId: number): Promise<bigint[]> {
  const sums = await world.database.$queryRawUnsafe<{ unblended: bigint }[]>(
    `SELECT sum("unblended")::bigint AS unblended FROM "${table}" sums
    WHERE "groupingId" = $1 GROUP BY to_jsonb(sums) ->> 'length'`,
    groupingId,
  );
  return sums.map(({ unblended }) => unblended);
}

test("lines are held exactly, with sums by day and by month", async () => {
  const groupingId = await aGrouping();
  const lines = [
    aLine(),
    aLine({ day: "2026-10-31", usageType: "USE1-NovaLite-output-tokens", unblended: 10n ** 17n + 1n }),
    aLine({ day: "2026-11-01", unblended: -1n }),
    aLine({ day: "2026-11-02", value: "search", unblended: 20n }),
  ];
  await writeLines(world.database, { ...days, groupingId }, lines);
  expect(await held(groupingId)).toEqual({
    lines: 4,
    unblended: 10n ** 17n + 23n,
    sums: [10n ** 17n + 23n],
    ofMonths: ["2026-10-01 100000000000000004", "2026-11-01 -1", "2026-11-01 20"],
  });
  const [line] = await world.database.costLine.findMany({ where: { groupingId, unblended: 3n } });
  expect(line).toMatchObject({ amortized: 4n, netUnblended: 5n, netAmortized: 6n, blended: 7n });
  expect(line?.quantity.toString()).toBe("12.5000000001");
});

test("values may hold whatever a tag may", async () => {
  const groupingId = await aGrouping();
  const values = ["", "NULL", `a "b" \\ {c}, $d`, "ä\t\n日本", "x".repeat(256)];
  await writeLines(
    world.database,
    { ...days, groupingId },
    values.map((value) => aLine({ value })),
  );
  const kept = await world.database.costValue.findMany({ where: { groupingId } });
  expect(kept.map(({ value }) => value).toSorted()).toEqual(values.toSorted());
});

test("days that are read again take the place of the old ones, and other days stay", async () => {
  const groupingId = await aGrouping();
  await writeLines(world.database, { ...days, groupingId }, [aLine(), aLine({ day: "2026-11-02" })]);
  const later = { from: "2026-11-01", until: "2026-11-03", readAt, groupingId };
  await writeLines(world.database, later, [aLine({ day: "2026-11-01", unblended: 8n })]);
  expect(await held(groupingId)).toMatchObject({
    lines: 2,
    ofMonths: ["2026-10-01 3", "2026-11-01 8"],
    sums: [11n],
  });
});

test("each day is marked, and one without lines is estimated while its costs may still come", async () => {
  const groupingId = await aGrouping();
  const newest = { from: "2026-11-01", until: "2026-11-06", readAt, groupingId };
  await writeLines(world.database, newest, [aLine({ day: "2026-11-01", isEstimated: true })]);
  const marked = await world.database.costDay.findMany({ where: { groupingId }, orderBy: { day: "asc" } });
  const isEstimated = marked.map((day) => `${day.day.toISOString().slice(5, 10)} ${day.isEstimated}`);
  expect(isEstimated).toEqual([
    "10-30 false",
    "10-31 false",
    "11-01 true",
    "11-02 true",
    "11-03 true",
    "11-04 true",
    "11-05 true",
  ]);
});

test("a page that comes twice does no harm, and of two words the later holds", async () => {
  const groupingId = await aGrouping();
  const reading = await aReading(groupingId);
  await stageLines(world.database, reading, [aLine(), aLine({ value: "a" })]);
  await stageLines(world.database, reading, [aLine({ unblended: 9n }), aLine({ value: "a" })]);
  expect(await swap(groupingId, reading)).toEqual({ lines: 2 });
  expect(await held(groupingId)).toMatchObject({ unblended: 12n });
});

test("a reading ends once: a second end of it is refused and leaves what is held", async () => {
  const groupingId = await aGrouping();
  const reading = await aReading(groupingId);
  await stageLines(world.database, reading, [aLine()]);
  const outcomes = await Promise.allSettled([swap(groupingId, reading), swap(groupingId, reading)]);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => String(reason))).toEqual([expect.stringContaining("has ended")]);
  expect(await held(groupingId)).toMatchObject({ lines: 1 });
  await expect(stageLines(world.database, reading, [aLine()])).rejects.toThrow("has ended");
});

test("two readings of the same days that end at once leave the lines of one", async () => {
  const groupingId = await aGrouping();
  const lines = Array.from({ length: 2000 }, (_, index) => aLine({ value: `value ${index}` }));
  const longer = { ...days, from: "2026-10-29", groupingId };
  await Promise.all([
    writeLines(world.database, { ...days, groupingId }, lines),
    writeLines(world.database, longer, lines),
  ]);
  expect(await held(groupingId)).toMatchObject({ lines: 2000, unblended: 6000n, sums: [6000n] });
});

test("lines of other days and lost lines are refused", async () => {
  const groupingId = await aGrouping();
  const reading = await aReading(groupingId);
  await stageLines(world.database, reading, [aLine({ day: "2026-11-03" })]);
  await expect(swap(groupingId, reading)).rejects.toThrow("not for");
  await world.database.$executeRaw`DELETE FROM "CostStagedLine"`;
  await expect(swap(groupingId, reading)).rejects.toThrow("are lost");
});

test("many that begin a month at once make its partition once", async () => {
  const groupingIds: number[] = [];
  for (let account = 1; account <= 6; account += 1) {
    const name = `partition ${account}`;
    const connection = await world.database.connection.create({
      data: { name, accountId: `${account}`, regions: [] },
    });
    const spends = [{ day: "2026-10-30", usd: "1" }];
    const bill = await aBill(world.database, { connectionId: connection.id, spends });
    groupingIds.push(bill.groupingIds["total"] ?? 0);
  }
  const month = { from: "2031-01-01", until: "2031-03-01", readAt };
  await Promise.all(
    groupingIds.map((groupingId) =>
      writeLines(world.database, { ...month, groupingId }, [aLine({ day: "2031-02-28" })]),
    ),
  );
  for (const groupingId of groupingIds) expect((await held(groupingId)).lines).toBe(2);
});

test("who reads meanwhile is not held up, not by a new month either, and sees what was there before", async () => {
  const groupingId = await aGrouping();
  await writeLines(world.database, { ...days, groupingId }, [aLine()]);
  const reading = await world.database.costReading.create({
    data: { groupingId, from: dateOf("2032-01-01"), until: dateOf("2032-02-01"), progress: {} },
  });
  await stageLines(world.database, reading.id, [aLine({ day: "2032-01-01" })]);
  const reader = createPrisma(world.databaseUrl);
  await world.database.$transaction(async (transaction) => {
    const range = { from: "2032-01-01", until: "2032-02-01", readAt, groupingId };
    await replaceDays(transaction, range, reading.id);
    const [, lines] = await reader.$transaction([
      reader.$executeRaw`SET LOCAL lock_timeout = '2s'`,
      reader.$queryRaw`SELECT "day" FROM "CostLine" WHERE "groupingId" = ${groupingId}`,
    ]);
    expect(lines).toHaveLength(1);
  });
  await reader.$disconnect();
  expect(await held(groupingId)).toMatchObject({ lines: 2 });
});

test("lines of a bill that is gone are deleted, and those of others stay", async () => {
  const gone = await aGrouping();
  await writeLines(world.database, { ...days, groupingId: gone }, [aLine()]);
  await stageLines(world.database, await aReading(gone), [aLine()]);
  await world.database.costSource.deleteMany();
  const kept = await aGrouping();
  await writeLines(world.database, { ...days, groupingId: kept }, [aLine()]);
  await forgetLines(world.database);
  expect(await held(gone)).toMatchObject({ lines: 0, sums: [], ofMonths: [] });
  expect(await held(kept)).toMatchObject({ lines: 1, sums: [3n] });
  expect(await world.database.costStagedLine.count()).toBe(0);
});
