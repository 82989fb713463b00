import { PgBoss, fromPrisma } from "pg-boss";
import type { Database, Transaction } from "../operation/context.ts";
import { jobCatalog } from "./job-catalog.ts";
import type { JobName, JobPayload } from "./job-catalog.ts";

/** A job to be done; while one with the same key waits, another is not added. */
export type NewJob = {
  [Name in JobName]: { name: Name; payload: JobPayload<Name>; key?: string };
}[JobName];

/** Where operations leave work for the worker: in the same transaction as the state that calls for it. */
export interface JobQueue {
  enqueue(transaction: Transaction, job: NewJob): Promise<void>;
  /** Whether any job of that name waits or runs. */
  isWaiting(name: JobName): Promise<boolean>;
}

/** A queue that only adds jobs, through the transaction it is given; it looks queues up through `database`. */
export function createJobQueue(database: Database): JobQueue {
  const boss = new PgBoss({ db: fromPrisma(database), supervise: false, schedule: false, migrate: false });
  boss.on("error", () => undefined);
  return {
    async enqueue(transaction, { name, payload, key }) {
      await boss.send(name, payload, {
        ...retryOptions(name),
        ...(key === undefined ? {} : { singletonKey: key }),
        db: fromPrisma(transaction),
      });
    },
    async isWaiting(name) {
      const rows = await database.$queryRaw`
        SELECT 1 FROM pgboss.job WHERE name = ${name} AND state IN ('created', 'retry', 'active') LIMIT 1`;
      return Array.isArray(rows) && rows.length > 0;
    },
  };
}

/** The retry and expiry settings of a job as pg-boss wants them. */
export function retryOptions(name: JobName) {
  const { retryLimit, expireInSeconds } = jobCatalog[name];
  return { retryLimit, expireInSeconds, retryDelay: 2, retryBackoff: true };
}
