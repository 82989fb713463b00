import { randomUUID } from "node:crypto";
import { createPrisma } from "@quarry/database/prisma-client";
import { defaultUploadLimitBytes } from "@quarry/domain/configuration";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { createJobQueue } from "@quarry/domain/jobs/job-queue";
import { installQueues } from "@quarry/domain/jobs/install-queues";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { readEnvironment } from "./env.ts";
import type { WorkerEnvironment } from "./env.ts";
import { runJobs } from "./run-jobs.ts";
import type { WorkerMeans } from "./run-jobs.ts";
import { showSignsOfLife } from "./signs-of-life.ts";

const drainMilliseconds = 30_000;

/** Starts the worker: the only process that carries out jobs. It listens on no port. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const means = compose(environment);
  const { logger, database, aws } = means;
  await installQueues(environment.databaseUrl);
  const boss = new PgBoss({ connectionString: environment.databaseUrl, useListenNotify: true });
  boss.on("error", (error) => logger.error({ err: error }, "the job queue reports an error"));
  await boss.start();
  await runJobs(boss, means);
  const stopSigns = showSignsOfLife(database, logger, randomUUID());
  await database.$transaction((transaction) =>
    means.jobs.enqueue(transaction, { name: "profiles.mirror-all", payload: {} }),
  );
  logger.info("ready");

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal }, "stopping");
    stopSigns();
    await boss.stop({ graceful: true, timeout: drainMilliseconds });
    aws.close();
    await database.$disconnect();
    process.exit(0);
  };
  process.once("SIGTERM", (signal) => void stop(signal));
  process.once("SIGINT", (signal) => void stop(signal));
}

function compose({ databaseUrl, logLevel, regions }: WorkerEnvironment): WorkerMeans {
  const logger = pino({ level: logLevel, base: { process: "worker" } });
  const database = createPrisma(databaseUrl, {
    onConnectionLost: (error) => logger.warn({ err: error }, "a database connection was lost"),
  });
  return {
    logger,
    database,
    aws: createAwsAccess("quarry-worker"),
    jobs: createJobQueue(database),
    configuration: { uploadLimitBytes: defaultUploadLimitBytes, exportReaderEntry: "", regions },
  };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
