import { writeFileSync } from "node:fs";
import { expect } from "vitest";
import { executeSql } from "./execute-sql.ts";
import { markRolledBack, migrate } from "./migrate.ts";
import { test } from "./testing/migration-fixture.ts";

const table = "CREATE TABLE thing (id int);";

test("migrations are applied in the order of their names, and once", async ({ databaseUrl, folder }) => {
  folder.writeMigration("20260102000000_second", "ALTER TABLE thing ADD name text;");
  folder.writeMigration("20260101000000_first", table);
  const first = await migrate(databaseUrl, folder.directory);
  const second = await migrate(databaseUrl, folder.directory);
  expect(first.applied).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(second.applied).toEqual([]);
});

test("the body of a trigger, with semicolons inside, arrives whole", async ({ databaseUrl, folder }) => {
  folder.writeMigration(
    "20260101000000_guard",
    `${table}
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'kept; not deleted'; RETURN NULL; END $$;
     CREATE TRIGGER guard BEFORE DELETE ON thing FOR EACH ROW EXECUTE FUNCTION refuse(); -- the last; line`,
  );
  await migrate(databaseUrl, folder.directory);
  await executeSql(databaseUrl, "INSERT INTO thing VALUES (1)");
  await expect(executeSql(databaseUrl, "DELETE FROM thing")).rejects.toThrow("kept; not deleted");
});

test("processes that migrate at the same time take turns", async ({ databaseUrl, folder }) => {
  folder.writeMigration("20260101000000_slow", `${table} SELECT pg_sleep(0.2);`);
  const results = await Promise.all([1, 2, 3].map(() => migrate(databaseUrl, folder.directory)));
  expect(results.flatMap(({ applied }) => applied)).toEqual(["20260101000000_slow"]);
});

test("a process that starts while another migrates waits for it", async ({ databaseUrl, folder }) => {
  folder.writeMigration("20260101000000_slow", `${table} SELECT pg_sleep(1);`);
  const first = migrate(databaseUrl, folder.directory);
  const isUnderWay = () => executeSql(databaseUrl, "SELECT 1 / count(*) FROM _prisma_migrations");
  await expect.poll(isUnderWay, { interval: 10 }).toBeUndefined();
  expect(await migrate(databaseUrl, folder.directory)).toEqual({ applied: [] });
  expect(await first).toEqual({ applied: ["20260101000000_slow"] });
});

test("a failing migration leaves nothing behind and is named with the reason of Postgres", async ({
  databaseUrl,
  folder,
}) => {
  folder.writeMigration("20260101000000_typo", `${table} CREATE TABEL other (id int);`);
  await expect(migrate(databaseUrl, folder.directory)).rejects.toThrow(
    /^The migration 20260101000000_typo failed: ERROR: syntax error at or near "TABEL"\. Correct its migration\.sql/,
  );
  await expect(executeSql(databaseUrl, "SELECT FROM thing")).rejects.toThrow("does not exist");
});

test("a migration that failed before stops the next run until it is marked as rolled back", async ({
  databaseUrl,
  folder,
}) => {
  const file = folder.writeMigration("20260101000000_typo", "CREATE TABEL other (id int);");
  await migrate(databaseUrl, folder.directory).catch(() => undefined);
  writeFileSync(file, table);
  await expect(migrate(databaseUrl, folder.directory)).rejects.toThrow(
    /failed on this database before.*--rolled-back/,
  );
  await markRolledBack(databaseUrl, "20260101000000_typo", folder.directory);
  expect(await migrate(databaseUrl, folder.directory)).toEqual({ applied: ["20260101000000_typo"] });
});

test("a migration that did not fail cannot be marked as rolled back", async ({ databaseUrl, folder }) => {
  folder.writeMigration("20260101000000_fine", table);
  await migrate(databaseUrl, folder.directory);
  await expect(markRolledBack(databaseUrl, "20260101000000_fine", folder.directory)).rejects.toThrow(
    /has failed on this database/,
  );
});

test("a migration changed after it was applied is refused by name", async ({ databaseUrl, folder }) => {
  const file = folder.writeMigration("20260101000000_first", table);
  await migrate(databaseUrl, folder.directory);
  writeFileSync(file, "CREATE TABLE thing (id bigint);");
  await expect(migrate(databaseUrl, folder.directory)).rejects.toThrow(
    /20260101000000_first was changed after/,
  );
});

test("a database that a newer version migrated is refused", async ({ databaseUrl, folder }) => {
  folder.writeMigration("20260101000000_first", table);
  await migrate(databaseUrl, folder.directory);
  await executeSql(databaseUrl, "UPDATE _prisma_migrations SET migration_name = '20270101000000_newer'");
  await expect(migrate(databaseUrl, folder.directory)).rejects.toThrow(
    /20270101000000_newer, which this version of Quarry does not know/,
  );
});

test("a database out of reach is named without its password", async ({ folder }) => {
  const attempt = migrate("postgresql://someone:hunter2@127.0.0.1:1/quarry", folder.directory);
  await expect(attempt).rejects.toThrow(
    /^The database at 127\.0\.0\.1:1\/quarry cannot be used: .*ECONNREFUSED.*DATABASE_URL/,
  );
  await expect(attempt).rejects.not.toThrow(/hunter2/);
});
