import type { DiagnoseMigrationHistoryOutput, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { prismaDirectory, readMigrations } from "./migration-directory.ts";
import { MigrationError } from "./migration-error.ts";
import { noFilter, withSchemaEngine } from "./schema-engine.ts";

// The engine wants to know the kind of database; the migrations say everything else.
const noSchema = {
  files: [{ path: "base.prisma", content: 'datasource db {\n  provider = "postgresql"\n}\n' }],
};

// Any fixed number that no other program on the same database uses; Prisma's own is 72707369.
const advisoryLock = 713_200_541;

/**
 * Applies the migrations that the database does not have yet, each in one transaction, and records them
 * in Prisma's own history table. Processes that start together take turns.
 * @returns the names of the migrations applied now, in order
 * @throws MigrationError when the database is out of reach, a migration fails or failed before, or the
 * history of the database and the files differ
 */
export async function migrate(
  databaseUrl: string,
  directory = prismaDirectory,
): Promise<{ applied: string[] }> {
  const migrationsList = readMigrations(directory);
  return withAdvisoryLock(databaseUrl, () =>
    withSchemaEngine(databaseUrl, noSchema, async (engine) => {
      refuseBrokenHistory(await diagnose(engine, migrationsList));
      return { applied: await apply(engine, migrationsList) };
    }),
  );
}

/**
 * Takes a failed migration out of the way after its traces were removed by hand, so that the next
 * `migrate` applies it again.
 * @throws MigrationError when no such migration has failed
 */
export async function markRolledBack(
  databaseUrl: string,
  migrationName: string,
  directory = prismaDirectory,
): Promise<void> {
  await withAdvisoryLock(databaseUrl, () =>
    withSchemaEngine(databaseUrl, noSchema, async (engine) => {
      const { failedMigrationNames } = await diagnose(engine, readMigrations(directory));
      if (!failedMigrationNames.includes(migrationName)) {
        throw new MigrationError(`No migration ${migrationName} has failed on this database.`);
      }
      await engine.markMigrationRolledBack({ migrationName });
    }),
  );
}

async function withAdvisoryLock<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const client = await connect(databaseUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
    return await work();
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    await client.connect();
    return client;
  } catch (cause) {
    throw new MigrationError(
      `The database at ${placeOf(databaseUrl)} cannot be used: ${reasonOf(cause)}. Check DATABASE_URL and that Postgres runs there.`,
      { cause },
    );
  }
}

// The address without user and password, because the message may end in a log.
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return "the given address";
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}

async function diagnose(
  engine: SchemaEngine,
  migrationsList: MigrationList,
): Promise<DiagnoseMigrationHistoryOutput> {
  return engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilter });
}

function refuseBrokenHistory({
  failedMigrationNames,
  editedMigrationNames,
  history,
}: DiagnoseMigrationHistoryOutput): void {
  const [failed] = failedMigrationNames;
  if (failed !== undefined) {
    throw new MigrationError(
      `The migration ${failed} failed on this database before. Remove what it left behind, run \`npm run db:migrate -- --rolled-back ${failed}\`, and migrate again.`,
    );
  }
  if (editedMigrationNames.length > 0) {
    throw new MigrationError(
      `The migration ${editedMigrationNames.join(", ")} was changed after it had been applied to this database. Restore the file, and put the change into a new migration (\`npm run db:migration -- NAME\`).`,
    );
  }
  if (history !== null && "unpersistedMigrationNames" in history) {
    throw new MigrationError(
      `The database has the migration ${history.unpersistedMigrationNames.join(", ")}, which this version of Quarry does not know. Start the version that made it, or another database.`,
    );
  }
}

async function apply(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return appliedMigrationNames;
  } catch (cause) {
    const { failedMigrationNames } = await diagnose(engine, migrationsList);
    const name = failedMigrationNames.join(", ");
    throw new MigrationError(
      `The migration ${name} failed: ${firstCause(cause)}. Correct its migration.sql, run \`npm run db:migrate -- --rolled-back ${name}\`, and migrate again.`,
      { cause },
    );
  }
}

// The engine puts its own call stack, in numbered lines, below the message of Postgres.
function firstCause(error: unknown): string {
  const [message = ""] = reasonOf(error).split(/\n\s+0: /);
  return message
    .replace(/^external connector error\s+/, "")
    .replace(/^Error querying the database: /, "")
    .trim();
}
