import type { Lane } from "./lane.ts";

const queues = ["requests.provision", "endpoints.converge"];

/** How many approved requests are not carried out yet. */
export function countOpen({ database }: Lane): Promise<number> {
  return database.request.count({ where: { state: { in: ["approved", "provisioning"] } } });
}

/** Has jobs whose time is over given to whoever asks next: what a worker does every minute, now. */
export async function expireJobs({ database, boss }: Lane): Promise<void> {
  await database.$executeRaw`UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL WHERE name = ANY(${queues})`;
  for (const queue of queues) await boss.supervise(queue);
}

/** Lets the time pass after which the jobs of a worker that was killed count as lost and are due again. */
export async function elapse(lane: Lane): Promise<void> {
  const { database } = lane;
  await database.$executeRaw`
    UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE name = ANY(${queues}) AND state = 'active'`;
  await expireJobs(lane);
  await database.$executeRaw`
    UPDATE pgboss.job SET start_after = pgboss.job_now() WHERE name = ANY(${queues}) AND state = 'retry'`;
}

/** Lets the time pass after which the sweep takes up requests whose job was lost, and has it run. */
export async function sweep({ database, jobs }: Lane): Promise<void> {
  await database.$executeRaw`
    UPDATE "AwsOperation" SET "queuedAt" = "queuedAt" - interval '3 minutes'
    WHERE "queuedAt" > now() - interval '3 minutes'`;
  await database.$transaction((transaction) =>
    jobs.enqueue(transaction, { name: "requests.sweep", payload: {}, key: "faults" }),
  );
}

/**
 * Has jobs of this lane expire after so many seconds instead of the minute they have, and be tried again at once
 * instead of after a pause: by a trigger, since the product has no setting for it.
 */
export async function hurryJobs({ database }: Lane, seconds: number): Promise<void> {
  await database.$executeRawUnsafe(`
    CREATE FUNCTION hurry_job() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.expire_seconds := ${seconds};
      IF NEW.state = 'retry' THEN NEW.start_after := pgboss.job_now(); END IF;
      RETURN NEW;
    END $$`);
  await database.$executeRawUnsafe(`
    CREATE TRIGGER hurry_job BEFORE INSERT ON pgboss.job FOR EACH ROW
    WHEN (NEW.name = 'requests.provision') EXECUTE FUNCTION hurry_job()`);
}
