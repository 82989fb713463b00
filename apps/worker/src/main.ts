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
import { startPatiently } from "./start-patiently.ts";

const drainMilliseconds = 30_000;

// How soon the jobs of a worker that was killed are taken up once their time is over.
const superviseIntervalSeconds = 15;

/** Starts the worker: the only process that carries out jobs. It listens on no port. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const means = compose(environment);
  const { logger, database, aws } = means;
  const { databaseUrl } = environment;
  const boss = await startPatiently(() => takeUpWork(databaseUrl, means), { databaseUrl, logger });
  const stopSigns = showSignsOfLife(database, logger, randomUUID());
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

/** Takes up jobs, and asks for a first look at AWS. What had begun is taken back when it fails. */
async function takeUpWork(databaseUrl: string, means: WorkerMeans): Promise<PgBoss> {
  const { logger, database, jobs } = means;
  await installQueues(databaseUrl);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    useListenNotify: true,
    superviseIntervalSeconds,
  });
  boss.on("error", (error) => logger.error({ err: error }, "the job queue reports an error"));
  try {
    await boss.start();
    await database.$transaction(async (transaction) => {
      await jobs.enqueue(transaction, { name: "profiles.mirror-all", payload: {} });
      await jobs.enqueue(transaction, { name: "endpoints.mirror-all", payload: {} });
    });
    await runJobs(boss, means);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
}

function compose(environment: WorkerEnvironment): WorkerMeans {
  const { databaseUrl, logLevel, regions, hubEndpoint, secretKey, notices } = environment;
  const logger = pino({ level: logLevel, base: { process: "worker" } });
  const database = createPrisma(databaseUrl, {
    onConnectionLost: (error) => logger.warn({ err: error }, "a database connection was lost"),
  });
  return {
    logger,
    database,
    aws: createAwsAccess("quarry-worker"),
    jobs: createJobQueue(database),
    configuration: {
      uploadLimitBytes: defaultUploadLimitBytes,
      exportReaderEntry: "",
      regions,
      hubEndpoint,
      secretKey,
      notices,
    },
  };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
