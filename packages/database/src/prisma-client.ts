import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

export type { Prisma, PrismaClient } from "./generated/client.ts";

export type PrismaOptions = {
  /** Connections kept to Postgres at most. */
  maxConnections?: number;
  /** Told about connections that were lost while idle, such as at a restart of Postgres. */
  onConnectionLost?: (error: Error) => void;
};

const connectTimeoutMilliseconds = 5_000;

/**
 * Makes the Prisma client of a process, on a pool of its own that `$disconnect()` closes.
 * A lost idle connection is replaced at the next query instead of ending the process.
 */
export function createPrisma(databaseUrl: string, options: PrismaOptions = {}): PrismaClient {
  const { maxConnections = 10, onConnectionLost = ignoreLostConnection } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    application_name: "quarry",
  });
  pool.on("error", onConnectionLost);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, onConnectionError: onConnectionLost });
  return new PrismaClient({ adapter });
}

// The pool has already removed the connection, and the query that needs one opens another.
const ignoreLostConnection = (): void => {};
