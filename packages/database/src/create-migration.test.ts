import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { createMigration, diffAgainstSchema } from "./create-migration.ts";
import { migrate } from "./migrate.ts";
import { test } from "./testing/migration-fixture.ts";

const thing = "model Thing {\n  id String @id\n}";

test("the migration written for a schema is ordinary SQL that leads to it", async ({
  databaseUrl,
  folder,
}) => {
  folder.writeSchema(thing);
  const file = await createMigration({
    scratchUrl: databaseUrl,
    name: "add_thing",
    directory: folder.directory,
  });
  expect(file).toMatch(/migrations\/\d{14}_add_thing\/migration\.sql$/);
  expect(readFileSync(file ?? "", "utf8")).toContain('CREATE TABLE "Thing"');
  expect((await migrate(databaseUrl, folder.directory)).applied).toHaveLength(1);
  expect(await diffAgainstSchema(databaseUrl, folder.directory)).toBe("");
});

test("only what the earlier migrations lack is written", async ({ databaseUrl, folder }) => {
  folder.writeMigration(
    "20260101000000_first",
    'CREATE TABLE "Thing" ("id" TEXT NOT NULL, CONSTRAINT "Thing_pkey" PRIMARY KEY ("id"));',
  );
  folder.writeSchema(thing.replace("@id", "@id\n  name String?"));
  expect((await diffAgainstSchema(databaseUrl, folder.directory)).trim()).toBe(
    '-- AlterTable\nALTER TABLE "Thing" ADD COLUMN     "name" TEXT;',
  );
});

test("without a change nothing is written, unless an empty migration is asked for", async ({
  databaseUrl,
  folder,
}) => {
  folder.writeSchema("");
  const migration = { scratchUrl: databaseUrl, name: "by_hand", directory: folder.directory };
  expect(await createMigration(migration)).toBeUndefined();
  expect(await createMigration({ ...migration, isEmptyAllowed: true })).toMatch(/_by_hand/);
});

test.for(["Add", "../escape", "a b", "ab"])(
  "the name %j is refused",
  async (name, { folder, databaseUrl }) => {
    const attempt = createMigration({
      scratchUrl: databaseUrl,
      name,
      isEmptyAllowed: true,
      directory: folder.directory,
    });
    await expect(attempt).rejects.toThrow(/cannot name a migration/);
    expect(readdirSync(folder.directory)).toEqual(["schema"]);
  },
);

test("the scratch databases are gone afterwards", async ({ databaseUrl, folder }) => {
  folder.writeSchema(thing);
  await diffAgainstSchema(databaseUrl, folder.directory);
  const { createPrisma } = await import("./prisma-client.ts");
  const prisma = createPrisma(databaseUrl);
  const left = await prisma.$queryRaw`SELECT datname FROM pg_database WHERE datname LIKE 'quarry_shadow_%'`;
  await prisma.$disconnect();
  expect(left).toEqual([]);
});

test("the repository's migrations give exactly what its schema says", async ({ databaseUrl }) => {
  expect(await diffAgainstSchema(databaseUrl)).toBe("");
});
