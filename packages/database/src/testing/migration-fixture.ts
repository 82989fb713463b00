import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "vitest";
import { writeMigration } from "../migration-directory.ts";
import { createTestDatabase } from "./test-database.ts";

/** A prisma folder of its own, made for one test. */
export type PrismaFolder = {
  directory: string;
  writeSchema: (models: string) => void;
  writeMigration: (name: string, sql: string) => string;
};

/** Tests that get an empty database and an empty prisma folder. */
export const test = base.extend<{ databaseUrl: string; folder: PrismaFolder }>({
  databaseUrl: async ({}, use) => {
    const database = await createTestDatabase({ isEmpty: true });
    await use(database.url);
    await database.drop();
  },
  folder: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), "quarry-prisma-"));
    await mkdir(join(directory, "schema"));
    const writeSchema = (models: string): void =>
      writeFileSync(
        join(directory, "schema/base.prisma"),
        `datasource db {\n  provider = "postgresql"\n}\n${models}\n`,
      );
    await use({
      directory,
      writeSchema,
      writeMigration: (name, sql) => writeMigration(directory, name, sql),
    });
    rmSync(directory, { recursive: true, force: true });
  },
});
