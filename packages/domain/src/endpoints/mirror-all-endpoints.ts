import type { JobContext } from "../jobs/job-context.ts";

/** Leaves a reading of every Region of every connection in the queue. */
export async function mirrorAllEndpoints({ database, jobs }: JobContext): Promise<void> {
  for (const { id: connectionId, regions } of await database.connection.findMany()) {
    for (const region of regions) {
      const payload = { connectionId, region };
      await database.$transaction((transaction) =>
        jobs.enqueue(transaction, { name: "endpoints.mirror", payload, key: `${connectionId} ${region}` }),
      );
    }
  }
}
