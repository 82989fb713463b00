import type { Lane } from "../lane.ts";
import { elapse } from "../queue-time.ts";
import { waitUntil } from "../wait-until.ts";
import type { WorkerProcess } from "../worker-process.ts";

/** The only worker of a lane, for which another takes over when it has been killed. */
export interface KeptWorker {
  /** Sees to it that one is there and takes jobs; those of one that was killed are given back at once. */
  ensure(): Promise<void>;
  isAway(): boolean;
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

const readyMilliseconds = 60_000;

/** Keeps a worker for a lane; none is started yet. */
export function keepWorker(lane: Lane, options: Parameters<Lane["startWorker"]>[0]): KeptWorker {
  const { signal } = lane.rig;
  let worker: WorkerProcess | undefined;
  const isAway = (): boolean => worker === undefined || worker.isEnded();
  return {
    isAway,
    async ensure() {
      if (!isAway()) return;
      const isSuccessor = worker !== undefined;
      const next = await lane.startWorker(options);
      worker = next;
      if (isSuccessor) await elapse(lane);
      // It may be struck at its first call already, before it says that it is ready.
      const isUp = () => next.isReady() || next.isEnded();
      if (await waitUntil(isUp, { milliseconds: readyMilliseconds, signal })) return;
      throw new Error("A worker was not ready after a minute.");
    },
    kill: async () => worker?.kill(),
    async stop() {
      if (!isAway()) await worker?.stop();
    },
  };
}
