import { findOutcome } from "./find-outcome.ts";
import { judge } from "./judge.ts";
import type { Lane } from "./lane.ts";
import { countOpen, elapse, sweep } from "./queue-time.ts";
import type { LaneOutcome } from "./scenario.ts";
import { waitUntil } from "./wait-until.ts";
import type { WorkerProcess } from "./worker-process.ts";

const patienceMilliseconds = 60_000;

/**
 * Lets workers that nobody disturbs any more end what is under way, ends them, and looks at the outcome. Time is
 * let pass in the queue, so that waiting for a lost job takes seconds; what is open after a minute stays open.
 */
export async function settle(
  lane: Lane,
  workers: readonly WorkerProcess[],
  acknowledged: readonly string[],
): Promise<LaneOutcome> {
  const { signal } = lane.rig;
  const isSettled = async (): Promise<boolean> => (await countOpen(lane)) === 0;
  const end = performance.now() + patienceMilliseconds;
  while (!(await waitUntil(isSettled, { milliseconds: 3_000, signal })) && performance.now() < end) {
    await elapse(lane);
    await sweep(lane);
  }
  await Promise.all(workers.map((worker) => worker.stop()));
  return { verdict: judge(await findOutcome(lane, acknowledged)), crashes: lane.crashes };
}

/**
 * Waits until all workers take jobs. One that finds its database away or slow while it starts ends and says so;
 * only from then on it has to live with everything.
 */
export async function untilReady(
  { rig: { signal } }: Lane,
  workers: readonly WorkerProcess[],
): Promise<void> {
  const isReady = () => workers.every((worker) => worker.isReady());
  if (await waitUntil(isReady, { milliseconds: patienceMilliseconds, signal })) return;
  throw new Error("A worker was not ready after a minute.");
}
