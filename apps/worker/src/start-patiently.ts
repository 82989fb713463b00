import { setTimeout as pause } from "node:timers/promises";
import { minutes, seconds } from "@quarry/domain/operation/units";
import type { Logger } from "pino";

export interface Patience {
  databaseUrl: string;
  logger: Logger;
  /** For so long it is tried again, in milliseconds; the pauses double from the first to the longest. */
  tryFor?: number;
  firstPause?: number;
  longestPause?: number;
}

/**
 * Starts what needs Postgres, and tries again while Postgres is not there yet or goes away meanwhile. `start`
 * has to take back what it had begun when it fails.
 *
 * @throws Error one sentence that names the database and what to do, once patience has run out or is of no use
 */
export async function startPatiently<Started>(
  start: () => Promise<Started>,
  { databaseUrl, logger, tryFor = minutes(1), firstPause = seconds(1), longestPause = seconds(15) }: Patience,
): Promise<Started> {
  const until = performance.now() + tryFor;
  for (let next = firstPause; ; next = Math.min(next * 2, longestPause)) {
    try {
      return await start();
    } catch (error) {
      const left = until - performance.now();
      if (left <= 0 || isSettled(error)) throw new Error(farewell(databaseUrl, error), { cause: error });
      const milliseconds = Math.round(Math.min(next, left));
      logger.warn({ err: error, milliseconds }, "Postgres cannot be used yet; trying again after a pause");
      await pause(milliseconds);
    }
  }
}

// Classes of SQLSTATE that no waiting changes: who may enter (28), and a database that does not exist (3D).
const settledClasses = new Set(["28", "3D"]);

function isSettled(error: unknown): boolean {
  return error instanceof Error && "code" in error && settledClasses.has(String(error.code).slice(0, 2));
}

function farewell(databaseUrl: string, error: unknown): string {
  const { host, pathname } = new URL(databaseUrl);
  return `The worker cannot start: the database at ${host}${pathname} cannot be used: ${reasonOf(error)}. Check DATABASE_URL and that Postgres runs there, then start the worker again.`;
}

/** What went wrong, without a full stop. Where several addresses were tried, the error itself says nothing. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [];
  const told: unknown = first ?? error;
  return (told instanceof Error ? told.message : String(told)).replace(/\.$/u, "");
}
