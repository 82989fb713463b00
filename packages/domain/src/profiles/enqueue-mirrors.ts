import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../operation/context.ts";

/**
 * Adds one job for each region of the connections; a region that already waits is not added again. Always in the
 * same order, because two transactions that add the same jobs crosswise would wait for each other.
 */
export async function enqueueMirrors(
  transaction: Transaction,
  jobs: JobQueue,
  connections: readonly { id: string; regions: string[] }[],
): Promise<void> {
  const places = connections.flatMap(({ id, regions }) => regions.map((region) => ({ id, region })));
  const keyed = places.map(({ id, region }) => ({ connectionId: id, region, key: `${id} ${region}` }));
  for (const { key, ...payload } of keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
    await jobs.enqueue(transaction, { name: "profiles.mirror", payload, key });
  }
}
