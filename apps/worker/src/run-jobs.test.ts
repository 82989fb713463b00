import { useWorld } from "@quarry/domain/testing/world";
import { PgBoss } from "pg-boss";
import { afterAll, expect, test } from "vitest";
import { runJobs } from "./run-jobs.ts";

const world = useWorld();
const bosses: PgBoss[] = [];

afterAll(async () => {
  for (const boss of bosses) await boss.stop({ graceful: false });
});

async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: world.databaseUrl, useListenNotify: true });
  bosses.push(boss);
  await boss.start();
  return boss;
}

/** Ten jobs with nothing to do, for connections that do not exist. */
async function enqueueTen(): Promise<void> {
  await world.database.$transaction(async (transaction) => {
    for (let number = 0; number < 10; number += 1) {
      const payload = { connectionId: crypto.randomUUID(), region: "us-east-1" };
      await world.means.jobs.enqueue(transaction, { name: "profiles.mirror", payload, key: `job ${number}` });
    }
  });
}

test("more jobs than runners are done without waiting for the next time a runner asks", async () => {
  await runJobs(await startBoss(), world.means, { askEverySeconds: 600 });
  // The runners' first question may come before or after; a second load meets them all asleep.
  for (let load = 0; load < 2; load += 1) {
    await enqueueTen();
    await expect.poll(() => world.means.jobs.isWaiting("profiles.mirror")).toBe(false);
  }
});
