import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "../postgres.ts";
import { isRunning } from "../running-process.ts";
import { approveRequests } from "./approve-requests.ts";
import { openLane } from "./lane.ts";
import { expireJobs, hurryJobs } from "./queue-time.ts";
import type { Rig } from "./rig.ts";
import type { Scenario } from "./scenario.ts";
import { settle, untilReady } from "./settle.ts";
import { waitUntil } from "./wait-until.ts";

const restarts = { long: 20, short: 2 } as const;
const requestsAtEachRestart = 8;
const expirySeconds = 3;
const mostWorkMilliseconds = 800;

/** Restarts Postgres without letting it say good-bye, again and again, while two workers and an approver work. */
export const restartPostgres: Scenario = {
  name: "Postgres restarts",
  async run(rig, { isShort, random }) {
    const lane = await openLane(rig, { name: "restarts", mirrored: ["us-east-1"] });
    try {
      await hurryJobs(lane, expirySeconds);
      const workers = [await lane.startWorker(), await lane.startWorker()];
      await untilReady(lane, workers);
      const acknowledged = await approveRequests(lane, requestsAtEachRestart);
      const count = isShort ? restarts.short : restarts.long;
      for (let restart = 0; restart < count; restart += 1) {
        const approving = approveRequests(lane, requestsAtEachRestart).catch(() => []);
        await wait(random() * mostWorkMilliseconds);
        await restartImmediately(rig);
        acknowledged.push(...(await approving));
        await expireJobs(lane).catch(() => undefined);
      }
      const outcome = await settle(lane, workers, acknowledged);
      return { lanes: [outcome], faults: `${count} restarts`, shortcomings: [] };
    } finally {
      await lane.close();
    }
  },
};

/** What `pg_ctl restart -m immediate` does: SIGQUIT ends Postgres where it stands, and the next start recovers. */
export async function restartImmediately({ postgres: { dataDir, port }, signal }: Rig): Promise<void> {
  const [firstLine] = readFileSync(join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n");
  const pid = Number(firstLine);
  process.kill(pid, "SIGQUIT");
  await waitUntil(() => !isRunning(pid), { milliseconds: 10_000, signal });
  await startPostgres({ dataDir, port });
}
