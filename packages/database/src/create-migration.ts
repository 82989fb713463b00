import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { prismaDirectory, readMigrations, readSchema, writeMigration } from "./migration-directory.ts";
import { MigrationError } from "./migration-error.ts";
import { noFilter, withSchemaEngine } from "./schema-engine.ts";

export type NewMigration = {
  /** A server where databases may be created; nothing on it is kept. */
  scratchUrl: string;
  /** Lower-case words, as in `add_requests`. */
  name: string;
  /** Writes a file to be filled by hand when the schema has not changed. */
  isEmptyAllowed?: boolean;
  directory?: string;
};

/**
 * Writes the migration that leads from the existing ones to `prisma/schema`.
 * @returns the path of the new `migration.sql`, or undefined when there is nothing to change
 * @throws MigrationError when the name is malformed
 */
export async function createMigration(migration: NewMigration): Promise<string | undefined> {
  const { scratchUrl, name, isEmptyAllowed = false, directory = prismaDirectory } = migration;
  if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
    throw new MigrationError(
      `"${name}" cannot name a migration; use lower-case words joined by _, as in add_requests.`,
    );
  }
  const sql = await diffAgainstSchema(scratchUrl, directory);
  if (sql === "" && !isEmptyAllowed) return undefined;
  return writeMigration(directory, `${timestamp(new Date())}_${name}`, sql);
}

/** The SQL that the migrations lack to give what `prisma/schema` says; empty when they agree. */
export async function diffAgainstSchema(scratchUrl: string, directory = prismaDirectory): Promise<string> {
  const schema = readSchema(directory);
  const from: DiffTarget = { tag: "migrations", ...readMigrations(directory) };
  const to: DiffTarget = { tag: "schemaDatamodel", ...schema };
  return withSchemaEngine(scratchUrl, schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from,
      to,
      script: true,
      exitCode: true,
      filters: noFilter,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  });
}

function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, "").slice(0, "YYYYMMDDhhmmss".length);
}
