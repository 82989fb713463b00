import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../operation/context.ts";

/** Adds one job for each region of the connections; a region that already waits is not added again. */
export async function enqueueMirrors(
  transaction: Transaction,
  jobs: JobQueue,
  connections: readonly { id: string; regions: string[] }[],
): Promise<void> {
  for (const { id, regions } of connections) {
    for (const region of regions) {
      await jobs.enqueue(transaction, {
        name: "profiles.mirror",
        payload: { connectionId: id, region },
        key: `${id} ${region}`,
      });
    }
  }
}
