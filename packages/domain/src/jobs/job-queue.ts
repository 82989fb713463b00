import { AsyncLocalStorage } from "node:async_hooks";
import { PgBoss, fromPrisma } from "pg-boss";
import type { Database, Transaction } from "../operation/context.ts";
import { jobCatalog } from "./job-catalog.ts";
import type { JobName, JobPayload } from "./job-catalog.ts";

/**
 * A job to be done, not before `afterSeconds`. While one with the same key waits, another is not added: the one
 * that waits begins after the transaction, and at once unless this one could wait too.
 */
export type NewJob = {
  [Name in JobName]: { name: Name; payload: JobPayload<Name>; key?: string; afterSeconds?: number };
}[JobName];

/** Where operations leave work for the worker: in the same transaction as the state that calls for it. */
export interface JobQueue {
  enqueue(transaction: Transaction, job: NewJob): Promise<void>;
  /** Whether any job of that name waits or runs. */
  isWaiting(name: JobName): Promise<boolean>;
}

/**
 * A queue that only adds jobs, through the transaction it is given. Looking a queue up goes through the same
 * transaction: a second connection could be one that all the others wait for.
 */
export function createJobQueue(database: Database): JobQueue {
  const current = new AsyncLocalStorage<Transaction>();
  const boss = new PgBoss({
    db: {
      executeSql: (text, values) => fromPrisma(current.getStore() ?? database).executeSql(text, values),
    },
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", () => undefined);
  return {
    async enqueue(transaction, job) {
      await current.run(transaction, () => addOrHoldBack(boss, job));
    },
    async isWaiting(name) {
      const rows = await database.$queryRaw`
        SELECT 1 FROM pgboss.job WHERE name = ${name} AND state IN ('created', 'retry', 'active') LIMIT 1`;
      return Array.isArray(rows) && rows.length > 0;
    },
  };
}

/**
 * Adds a job. Where one of its key waits, that one is held back until the transaction is through: a worker that took
 * it before would see nothing of what calls for it. Where a worker has just taken it, another can be added.
 */
async function addOrHoldBack(boss: PgBoss, { name, payload, key, afterSeconds }: NewJob): Promise<void> {
  const options = {
    ...retryOptions(name),
    ...(key !== undefined && { singletonKey: key }),
    ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
  };
  const isAdded = async () => (await boss.send(name, payload, options)) !== null;
  if (key === undefined) return void (await isAdded());
  const atOnce = afterSeconds === undefined ? { startAfter: 0 } : {};
  while (!(await isAdded())) {
    const held = await boss.update(name, payload, { singletonKey: key, match: "all", ...atOnce });
    if (held.updated > 0) return;
  }
}

/** The retry and expiry settings of a job as pg-boss wants them. */
export function retryOptions(name: JobName) {
  const { retryLimit, expireInSeconds } = jobCatalog[name];
  return { retryLimit, expireInSeconds, retryDelay: 2, retryBackoff: true, retryDelayMax: 60 };
}
