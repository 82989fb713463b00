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

test("a frozen transaction gives its locks back, and its process lives on", async () => {
  const database = await createTestDatabase();
  const frozen = createPrisma(database.url, { idleTransactionMilliseconds: 200 });
  const other = createPrisma(database.url);
  const transaction = frozen.$transaction(async (held) => {
    await held.$executeRaw`SELECT pg_advisory_xact_lock(1)`;
    await other.$executeRaw`SELECT pg_advisory_xact_lock(1)`;
    await held.$executeRaw`SELECT 1`;
  });
  await expect(transaction).rejects.toThrow(/connection|transaction/i);
  expect(await frozen.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await Promise.all([frozen.$disconnect(), other.$disconnect()]);
  await database.drop();
});

test("a transaction sends one statement after the other, however many relations a row is read with", async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  await prisma.user.create({ data: { email: "ada@example.com", name: "Ada" } });
  const warnings: string[] = [];
  const keep = ({ message }: Error) => warnings.push(message);
  process.on("warning", keep);
  const found = await prisma.$transaction((transaction) =>
    transaction.user.findMany({
      include: { identities: true, memberships: true, exports: true, votes: true },
    }),
  );
  await new Promise(setImmediate);
  process.off("warning", keep);
  expect(found).toHaveLength(1);
  expect(warnings).toEqual([]);
  await prisma.$disconnect();
  await database.drop();
});

test("a transaction waits for a connection that others need for a moment", async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url, { maxConnections: 1 });
  const slow = prisma.$transaction((held) => held.$executeRaw`SELECT pg_sleep(2.5)`);
  const waiting = prisma.$transaction((late) => late.$queryRaw`SELECT 1 AS one`);
  expect(await Promise.all([slow, waiting])).toEqual([1, [{ one: 1 }]]);
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
