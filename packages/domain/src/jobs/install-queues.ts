import { PgBoss } from "pg-boss";
import { jobCatalog, jobNames } from "./job-catalog.ts";
import { retryOptions } from "./job-queue.ts";

/** Creates or updates the queue tables, the queues and the schedules; safe to run at every start. */
export async function installQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const name of jobNames) {
      const declared = jobCatalog[name];
      await boss.createQueue(name, { ...retryOptions(name), policy: "short", notify: true });
      if ("schedule" in declared) await boss.schedule(name, declared.schedule, {}, { tz: "UTC" });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
