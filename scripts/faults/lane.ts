import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import type { RouterClient } from "@orpc/server";
import { executeSql } from "@quarry/database/execute-sql";
import { createPrisma } from "@quarry/database/prisma-client";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { installQueues } from "@quarry/domain/jobs/install-queues";
import { createJobQueue, type JobQueue } from "@quarry/domain/jobs/job-queue";
import type { Database } from "@quarry/domain/operation/context";
import { operations } from "@quarry/domain/operations";
import type { Operations } from "@quarry/domain/operations";
import { findActor } from "@quarry/domain/settings/find-actor";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { seedPeople } from "../../prisma/demo/seed-people.ts";
import type { Rig } from "./rig.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

/** A Quarry of its own: a database, an AWS account, and workers that see nothing of other lanes. */
export interface Lane {
  rig: Rig;
  name: string;
  account: string;
  databaseUrl: string;
  database: Database;
  jobs: JobQueue;
  /** Watches the queues only when asked to, as a worker does every minute. */
  boss: PgBoss;
  /** The operations as they use them: Linus asks for team search, Grace approves, and Ada what is dear. */
  people: Record<Person, RouterClient<Operations>>;
  /** Every worker that ended although nobody made it, in words. */
  crashes: string[];
  startWorker(options?: LaneWorkerOptions): Promise<WorkerProcess>;
  /** Ends whatever still runs. */
  close(): Promise<void>;
}

type LaneWorkerOptions = Pick<Parameters<typeof startWorker>[0], "chooseFault" | "preloads">;

type Person = "linus" | "grace" | "ada";

interface LaneOptions {
  name: string;
  /** Regions that the workers read into the catalog beside their other work. */
  mirrored?: readonly string[];
}

let accounts = 100_000_000_000;

/** Makes a lane with people and a connection, and no work yet. */
export async function openLane(rig: Rig, { name, mirrored = [] }: LaneOptions): Promise<Lane> {
  const databaseUrl = await createDatabase(rig.databaseUrl, name.replaceAll(/\W/g, "_"));
  await installQueues(databaseUrl);
  const database = createPrisma(databaseUrl);
  accounts += 1;
  const account = String(accounts);
  await seedPeople(database);
  await database.connection.create({
    data: { name: "Company", accountId: account, regions: [...mirrored] },
  });
  const boss = new PgBoss({
    connectionString: databaseUrl,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  boss.on("error", () => undefined);
  await boss.start();
  const jobs = createJobQueue(database);
  const crashes: string[] = [];
  const workers: WorkerProcess[] = [];
  return {
    rig,
    name,
    account,
    databaseUrl,
    database,
    jobs,
    boss,
    crashes,
    people: await operationsOf(database, jobs),
    async startWorker(options = {}) {
      const worker = await startWorker({
        ...options,
        databaseUrl,
        account,
        simulatorUrl: rig.simulatorUrl,
        logs: rig.logs,
        name: `${name}-${workers.length + 1}`,
        onCrash: (says) => void crashes.push(says),
      });
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.kill()));
      await boss.stop({ graceful: false });
      await database.$disconnect();
    },
  };
}

async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = "/postgres";
  await executeSql(url.href, `CREATE DATABASE "${name}" TEMPLATE quarry STRATEGY FILE_COPY`);
  url.pathname = `/${name}`;
  return url.href;
}

async function operationsOf(database: Database, jobs: JobQueue): Promise<Lane["people"]> {
  const means = {
    database,
    jobs,
    aws: createAwsAccess("quarry-portal"),
    logger: pino({ level: "silent" }),
    // Nobody answers there: of a model it is then said that it could not be judged.
    configuration: {
      uploadLimitBytes: 0,
      exportReaderEntry: "",
      regions: [],
      hubEndpoint: "http://127.0.0.1:9",
    },
  };
  const as = async (person: Person) => {
    const { id } = await database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } });
    const actor = await findActor(database, id);
    return createRouterClient(operations, { context: () => ({ ...means, actor, requestId: randomUUID() }) });
  };
  return { linus: await as("linus"), grace: await as("grace"), ada: await as("ada") };
}
