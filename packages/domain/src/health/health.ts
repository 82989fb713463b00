import { describeCaller } from "@quarry/aws-core/connections/connection-credentials";
import type { Context } from "../operation/context.ts";
import { seconds } from "../operation/units.ts";

export type HealthPart = { status: "ok" | "down"; detail: string };

export interface Health {
  /** `degraded` while pages work but something behind them does not. */
  status: "ok" | "degraded" | "down";
  database: HealthPart;
  worker: HealthPart;
  aws: HealthPart;
}

type Means = Pick<Context, "database" | "aws" | "configuration" | "logger">;

const awsLimit = seconds(5);

/** Asks each part Quarry needs whether it is there. Details name no address and no secret. */
export async function healthOf(means: Means): Promise<Health> {
  const database = await partOf(means, "database", () => askDatabase(means));
  const worker =
    database.status === "ok" ? await partOf(means, "worker", () => askWorker(means)) : unknownPart;
  const aws = await partOf(means, "aws", () => askAws(means));
  const isDegraded = worker.status === "down" || aws.status === "down";
  const status = database.status === "down" ? "down" : isDegraded ? "degraded" : "ok";
  return { status, database, worker, aws };
}

const unknownPart: HealthPart = { status: "down", detail: "Not known while the database cannot be reached." };

async function partOf({ logger }: Means, part: string, ask: () => Promise<HealthPart>): Promise<HealthPart> {
  try {
    return await ask();
  } catch (error) {
    logger.warn({ err: error, part }, "a part of Quarry is not healthy");
    return { status: "down", detail: "It does not answer; the log says why." };
  }
}

async function askDatabase({ database }: Means): Promise<HealthPart> {
  await database.$queryRaw`SELECT 1`;
  return { status: "ok", detail: "The database answers." };
}

/** A worker that stopped leaves its last sign of life behind; this old, it counts as gone. */
const signOfLifeSeconds = 30;

async function askWorker({ database }: Means): Promise<HealthPart> {
  const rows = await database.$queryRaw<{ age: number | null }[]>`
    SELECT extract(epoch FROM clock_timestamp() - max("seenAt"))::float8 AS age FROM "WorkerSign"`;
  const age = rows[0]?.age ?? null;
  if (age === null) return { status: "down", detail: "No worker has ever run. Start one." };
  if (age > signOfLifeSeconds)
    return { status: "down", detail: `The worker was last seen ${Math.round(age)} s ago. Start it.` };
  return { status: "ok", detail: "The worker is running." };
}

async function askAws({ database, aws, configuration }: Means): Promise<HealthPart> {
  const connection = await database.connection.findFirst({ orderBy: { createdAt: "asc" } });
  const region = connection?.regions[0] ?? configuration.regions[0] ?? "us-east-1";
  const reach = connection ?? { id: "ambient", roleArn: null, externalId: null };
  const { account } = await describeCaller(aws.clientsFor(reach, region), AbortSignal.timeout(awsLimit));
  return { status: "ok", detail: `AWS answers for account ${account}.` };
}
