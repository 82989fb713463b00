import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../operation/context.ts";

/**
 * Adds one job for each Region of the connections; a Region that already waits is not added again. Always in the same
 * order, because two transactions that add the same jobs crosswise would wait for each other.
 */
export async function enqueueMetering(
  transaction: Transaction,
  jobs: JobQueue,
  connections: readonly { id: string; regions: string[] }[],
): Promise<number> {
  const places = connections.flatMap(({ id, regions }) =>
    regions.map((region) => ({ connectionId: id, region, key: `${id} ${region}` })),
  );
  for (const { key, ...payload } of places.toSorted((one, other) => (one.key < other.key ? -1 : 1)))
    await jobs.enqueue(transaction, { name: "metering.read", payload, key });
  return places.length;
}
