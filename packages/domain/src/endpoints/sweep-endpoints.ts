import type { JobContext } from "../jobs/job-context.ts";
import { convergeJob } from "./about-endpoint.ts";
import { endEndpoints, keepOfficeHours } from "./end-endpoints.ts";

/**
 * Ends what has had its time, keeps office hours, and takes up endpoints on which nobody works although something is wanted of them: their job was lost, or gave up
 * while AWS could not be reached. Nothing is given up silently. Those that serve are looked at every minute.
 */
export async function sweepEndpoints(context: JobContext): Promise<void> {
  await endEndpoints(context);
  await keepOfficeHours(context);
  await takeUp(context);
}

async function takeUp({ database, jobs }: JobContext): Promise<void> {
  const left = await database.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM "Endpoint" e
    WHERE e."goneAt" IS NULL AND e."wish" IS NOT NULL AND NOT (e."wish" = 'stopped' AND e."status" IS NULL)
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'endpoints.converge' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'endpointId' = e.id::text)`;
  for (const { id } of left) {
    await database.$transaction((transaction) => jobs.enqueue(transaction, convergeJob(id)));
  }
}
