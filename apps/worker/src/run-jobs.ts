import { randomUUID } from "node:crypto";
import { jobCatalog, jobNames } from "@quarry/domain/jobs/job-catalog";
import type { JobName, JobPayload } from "@quarry/domain/jobs/job-catalog";
import type { JobContext } from "@quarry/domain/jobs/job-context";
import { jobHandlers } from "@quarry/domain/jobs/job-handlers";
import type { PgBoss } from "pg-boss";

/** What every job shares; the rest of its context is made for each run. */
export type WorkerMeans = Omit<JobContext, "actor" | "requestId" | "signal">;

const runsAtOnce = 4;
// Jobs announce themselves; asking is for those that wait for a later time, such as a retry.
const askEverySeconds = 2;

export interface RunnerOptions {
  /** How often an idle runner asks for jobs besides being told of them, in seconds; at least 2. */
  askEverySeconds?: number;
}

/** Takes jobs of every kind as they come, each under its own name as the actor. */
export async function runJobs(boss: PgBoss, means: WorkerMeans, options: RunnerOptions = {}): Promise<void> {
  for (const name of jobNames) {
    for (let runner = 0; runner < runsAtOnce; runner += 1) await addRunner(boss, name, { means, ...options });
  }
}

async function addRunner(
  boss: PgBoss,
  name: JobName,
  { means, askEverySeconds: seconds = askEverySeconds }: RunnerOptions & { means: WorkerMeans },
): Promise<void> {
  const intervals = { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds };
  const runner = await boss.work<unknown>(name, intervals, async (jobs) => {
    try {
      for (const { id, data, signal } of jobs) await runOne({ name, data, means, signal, jobId: id });
    } finally {
      // One notice wakes a runner for one job; without this, more jobs than runners wait for the next poll.
      boss.notifyWorker(runner);
    }
  });
}

interface Run<Name extends JobName> {
  name: Name;
  data: unknown;
  means: WorkerMeans;
  signal: AbortSignal;
  jobId: string;
}

async function runOne<Name extends JobName>({ name, data, means, signal, jobId }: Run<Name>): Promise<void> {
  const logger = means.logger.child({ job: name, jobId });
  const startedAt = performance.now();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this name's schema gives its handler's payload
  const payload = jobCatalog[name].payload.parse(data) as JobPayload<Name>;
  try {
    await jobHandlers[name](
      { ...means, logger, signal, requestId: randomUUID(), actor: { kind: "system", job: name } },
      payload,
    );
    logger.info({ milliseconds: Math.round(performance.now() - startedAt) }, "job done");
  } catch (error) {
    logger.warn({ err: error, milliseconds: Math.round(performance.now() - startedAt) }, "job failed");
    throw error;
  }
}
