import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@quarry/database/migrate";
import { createPrisma } from "@quarry/database/prisma-client";
import type { PrismaOptions } from "@quarry/database/prisma-client";
import type { Database } from "@quarry/domain/operation/context";
import pg from "pg";
import { startPostgres } from "../postgres.ts";

export interface OwnDatabase {
  database: Database;
  /** One more connection, for what is asked past Prisma. */
  client: pg.Client;
  /** Where Postgres holds its files. */
  folder: string;
}

/** Runs the work of a benchmark on a migrated Postgres of its own, and takes that away. */
export async function withDatabase(
  name: string,
  options: PrismaOptions,
  work: (own: OwnDatabase) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `quarry-bench-${name}-`));
  const postgres = await startPostgres({ dataDir: folder });
  const database = createPrisma(postgres.url, options);
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await migrate(postgres.url);
    await client.connect();
    await work({ database, client, folder });
  } finally {
    await client.end();
    await database.$disconnect();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
