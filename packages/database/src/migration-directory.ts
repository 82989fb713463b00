import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

/** Absolute path of the repository's `prisma` folder. */
export const prismaDirectory = fileURLToPath(new URL("../../../prisma", import.meta.url));

// Names the kind of database in the form that Prisma's own commands look for.
const lockfileName = "migration_lock.toml";
const lockfileContent = 'provider = "postgresql"\n';

/** Reads `migrations/` in the form that Prisma's schema engine takes. */
export function readMigrations(directory = prismaDirectory): MigrationList {
  const baseDir = join(directory, "migrations");
  return {
    baseDir,
    lockfile: { path: lockfileName, content: lockfileContent },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(baseDir).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Reads the files of `schema/` in the form that Prisma's schema engine takes. */
export function readSchema(directory = prismaDirectory): SchemasContainer {
  const folder = join(directory, "schema");
  const names = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  return {
    files: names
      .toSorted()
      .map((name) => ({ path: name, content: readFileSync(join(folder, name), "utf8") })),
  };
}

/** Writes `migrations/<name>/migration.sql` and returns its absolute path. */
export function writeMigration(directory: string, name: string, sql: string): string {
  const baseDir = join(directory, "migrations");
  const folder = join(baseDir, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(baseDir, lockfileName), lockfileContent);
  const file = join(folder, "migration.sql");
  writeFileSync(file, sql);
  return file;
}

function migrationNames(baseDir: string): string[] {
  if (!existsSync(baseDir)) return [];
  const entries = readdirSync(baseDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
