import type { Database } from "@quarry/domain/operation/context";
import type { Logger } from "pino";

const everyMilliseconds = 5_000;

/** Writes now and then that this worker lives, by the database's clock. Returns the call that ends it. */
export function showSignsOfLife(database: Database, logger: Logger, workerId: string): () => void {
  const show = (): void => {
    sign(database, workerId).catch((error: unknown) =>
      logger.warn({ err: error }, "the sign of life was not written"),
    );
  };
  show();
  const timer = setInterval(show, everyMilliseconds);
  return () => clearInterval(timer);
}

async function sign(database: Database, workerId: string): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "WorkerSign" ("workerId", "seenAt") VALUES (${workerId}, clock_timestamp())
    ON CONFLICT ("workerId") DO UPDATE SET "seenAt" = clock_timestamp()`;
  await database.$executeRaw`DELETE FROM "WorkerSign" WHERE "seenAt" < clock_timestamp() - interval '1 day'`;
}
