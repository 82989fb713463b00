import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { priceListRegion, readPriceList } from "@quarry/aws-core/prices/read-price-list";
import type { PriceListReading } from "@quarry/aws-core/prices/read-price-list";
import type { Connection } from "@quarry/database/generated/client";
import type { JobContext } from "../jobs/job-context.ts";
import { keepPrices } from "./keep-prices.ts";

/** All Regions of a large company have some ten thousand prices. */
const patient = { timeout: 60_000 };

/**
 * Reads AWS's Price List for the Regions of all connections, through the first connection that may, and keeps what has
 * changed. What AWS refuses is written down and the prices stay; what may pass is tried again.
 */
export async function refreshPrices(context: JobContext): Promise<void> {
  const { database } = context;
  const connections = await database.connection.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const regions = [...new Set(connections.flatMap((connection) => connection.regions))].toSorted();
  if (regions.length === 0) return;
  const { id, startedAt } = await database.priceReading.create({ data: { regions } });
  try {
    const reading = await readThroughAny(context, connections, regions);
    await database.$transaction(
      (transaction) => keepPrices(transaction, { id, startedAt, regions }, reading),
      patient,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    await keepFailure(context, id, error);
    if (isPassing(error) || error.code === "aborted") throw error;
    context.logger.warn({ awsCode: error.awsCode }, "the Price List could not be read");
  }
}

/** The list is the same for everybody, so any account that may ask will do. */
async function readThroughAny(
  { aws, signal }: JobContext,
  connections: readonly Connection[],
  regions: readonly string[],
): Promise<PriceListReading> {
  let refusal: AwsError | undefined;
  for (const connection of connections) {
    try {
      return await readPriceList(aws.clientsFor(connection, priceListRegion), { regions, signal });
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== "denied") throw error;
      refusal = error;
    }
  }
  throw refusal ?? new Error("No connection was asked for the Price List.");
}

async function keepFailure({ database }: JobContext, id: string, error: AwsError): Promise<void> {
  const { cause, remedy } = explainAwsError(error);
  const failure = { code: error.code, message: cause, remedy };
  await database.priceReading.update({ where: { id }, data: { failure, finishedAt: new Date() } });
}
