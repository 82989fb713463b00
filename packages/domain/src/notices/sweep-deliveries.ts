import type { JobContext } from "../jobs/job-context.ts";
import { deliveryJob } from "./queue-deliveries.ts";

const atMost = 500;

/** Takes up deliveries whose job was lost or whose worker died; nothing is given up silently. */
export async function sweepDeliveries({ database, jobs }: JobContext): Promise<void> {
  const left = await database.$queryRaw<{ id: string; means: string }[]>`
    SELECT d.id::text, d."means" FROM "NoticeDelivery" d
    WHERE d."state" = 'waiting' AND d."dueAt" < now() - interval '30 seconds'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name IN ('notices.mail', 'notices.post') AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'deliveryId' = d.id::text)
    ORDER BY d."dueAt" LIMIT ${atMost}`;
  for (const delivery of left) {
    await database.$transaction((transaction) => jobs.enqueue(transaction, deliveryJob(delivery)));
  }
}
