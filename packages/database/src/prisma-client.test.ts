import { expect, test } from "vitest";
import { executeSql } from "./execute-sql.ts";
import { createPrisma } from "./prisma-client.ts";
import { createTestDatabase } from "./testing/test-database.ts";

test("a client outlives the loss of its connections and is told of it", async () => {
  const database = await createTestDatabase();
  const lost: Error[] = [];
  const prisma = createPrisma(database.url, { onConnectionLost: (error) => lost.push(error) });
  await prisma.$queryRaw`SELECT 1`;
  await executeSql(
    database.url,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await prisma.$disconnect();
  await database.drop();
});

test("an undefined filter is refused instead of matching every row", async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  // As a caller without types could: the id of a record that was not found.
  const filter: object = { id: undefined };
  const attempt = prisma.user.deleteMany({ where: filter });
  await expect(attempt).rejects.toThrow(/undefined/);
  await prisma.$disconnect();
  await database.drop();
});
