import { expect, test } from "vitest";
import { createPrisma } from "../prisma-client.ts";
import { createTestDatabase } from "./test-database.ts";

test("a test database holds the migrations of the repository", async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  const applied = await prisma.$queryRaw<
    unknown[]
  >`SELECT FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  await prisma.$disconnect();
  await database.drop();
  expect(applied.length).toBeGreaterThan(0);
});

test("what one test database holds, another does not see", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const [writer, reader] = [createPrisma(first.url), createPrisma(second.url)];
  await writer.$executeRaw`CREATE TABLE mark (id int)`;
  const found = await reader.$queryRaw`SELECT FROM pg_tables WHERE tablename = 'mark'`;
  await Promise.all([writer.$disconnect(), reader.$disconnect()]);
  await Promise.all([first.drop(), second.drop()]);
  expect(found).toEqual([]);
});

test("a test database can be dropped while a client is still connected", async () => {
  const database = await createTestDatabase({ isEmpty: true });
  const prisma = createPrisma(database.url);
  await prisma.$queryRaw`SELECT 1`;
  await database.drop();
  await expect(prisma.$queryRaw`SELECT 1`).rejects.toThrow(/does not exist|terminat/);
  await prisma.$disconnect();
});
