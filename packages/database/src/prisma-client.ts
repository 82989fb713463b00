import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { statementsInTurn } from "./statements-in-turn.ts";

export type { Prisma, PrismaClient } from "./generated/client.ts";

export type PrismaOptions = {
  /** Connections kept to Postgres at most. */
  maxConnections?: number;
  /** After so long without a statement Postgres ends a transaction, whose locks others may wait for. */
  idleTransactionMilliseconds?: number;
  /** Told about connections that were lost while idle, such as at a restart of Postgres. */
  onConnectionLost?: (error: Error) => void;
};

const connectTimeoutMilliseconds = 5_000;

// Prisma's own 2 and 5 seconds give up on a loaded machine what would have been done a moment later.
const transactionOptions = { maxWait: 10_000, timeout: 15_000 };

/**
 * Makes the Prisma client of a process, on a pool of its own that `$disconnect()` closes.
 * A lost idle connection is replaced at the next query instead of ending the process.
 */
export function createPrisma(databaseUrl: string, options: PrismaOptions = {}): PrismaClient {
  const {
    maxConnections = 10,
    idleTransactionMilliseconds = 15_000,
    onConnectionLost = ignoreLostConnection,
  } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    application_name: "quarry",
    idle_in_transaction_session_timeout: idleTransactionMilliseconds,
  });
  pool.on("error", onConnectionLost);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, onConnectionError: onConnectionLost });
  return new PrismaClient({ adapter: statementsInTurn(adapter), transactionOptions });
}

// The pool has already removed the connection, and the query that needs one opens another.
const ignoreLostConnection = (): void => {};
