import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { executeSql } from "@quarry/database/execute-sql";
import { migrate } from "@quarry/database/migrate";
import { prismaDirectory } from "@quarry/database/migration-directory";
import { createPrisma } from "@quarry/database/prisma-client";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { expect, test } from "vitest";
import type { Database } from "../../operation/context.ts";
import { dateOf } from "../days-schema.ts";
import { makePartitions } from "./make-partitions.ts";
import { rollUp, rollUpTables } from "./roll-up.ts";

const days = { from: "2026-01-30", until: "2026-03-02" };
const groupingId = 1;
const sums = `sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended")`;

/** As a version without these tables left it: 7 values with 3 services and 5 usage types on each day, and what it summed up. */
const linesBefore = `
  INSERT INTO "CostLine" SELECT ${groupingId}, day::date, value, usage % 3, usage, -value * usage,
    10 ^ 16 + usage, value, extract(day FROM day), 1, 2.5
  FROM generate_series('${days.from}'::timestamp, '2026-03-01', interval '1 day') day,
    generate_series(1, 7) value, generate_series(1, 5) usage;
  INSERT INTO "CostDayTotal" SELECT "groupingId", "day", "valueId", "serviceId", ${sums}
  FROM "CostLine" GROUP BY 1, 2, 3, 4;
  INSERT INTO "CostMonthTotal"
  SELECT "groupingId", date_trunc('month', "day"::timestamp)::date, "valueId", "serviceId", ${sums}
  FROM "CostDayTotal" GROUP BY 1, 2, 3, 4;`;

/** The migrations before the one that adds these tables. */
function migrationsBefore(): string {
  const folder = mkdtempSync(join(tmpdir(), "quarry-roll-up-"));
  const names = readdirSync(join(prismaDirectory, "migrations")).toSorted();
  const end = names.findIndex((name) => name.endsWith("_cost_rollups"));
  for (const name of names.slice(0, end)) {
    cpSync(join(prismaDirectory, "migrations", name), join(folder, "migrations", name), { recursive: true });
  }
  return folder;
}

test("lines that were held before an upgrade are summed up by it as a reading would", async () => {
  const { url, drop } = await createTestDatabase({ isEmpty: true });
  const folder = migrationsBefore();
  await migrate(url, folder);
  rmSync(folder, { recursive: true });
  const database = createPrisma(url);
  await database.$transaction((transaction) => makePartitions(transaction, days));
  await executeSql(url, linesBefore);
  const { applied } = await migrate(url);
  expect(applied).toContainEqual(expect.stringMatching(/_cost_rollups$/));
  const held = () => Promise.all(rollUpTables.map(async (table) => [table, await rowsOf(database, table)]));
  const upgraded = await held();
  await anEmptyGrouping(url);
  await database.$transaction((transaction) =>
    rollUp(transaction, { ...days, groupingId, readAt: dateOf(days.until) }, crypto.randomUUID()),
  );
  const read = await held();
  expect(upgraded).toEqual(read);
  expect(read).not.toContainEqual([expect.anything(), []]);
  await database.$disconnect();
  await drop();
});

const rowsOf = (database: Database, table: string) =>
  database.$queryRawUnsafe(`SELECT * FROM "${table}" ORDER BY 1, 2, 3, 4, 5, 6`);

/** The grouping that days are marked as read of. */
async function anEmptyGrouping(url: string): Promise<void> {
  const database = createPrisma(url);
  const { id: connectionId } = await database.connection.create({
    data: { name: "Company", accountId: "111122223333", regions: [] },
  });
  await database.costSource.create({
    data: { connectionId, kind: "data_export", groupings: { create: { id: groupingId, key: "total" } } },
  });
  await database.$disconnect();
}
