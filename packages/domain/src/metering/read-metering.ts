import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { readTokenCounts } from "@quarry/aws-core/metering/read-token-counts";
import type { AskedOfCloudWatch, CountsQuery } from "@quarry/aws-core/metering/read-token-counts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { dateOf, dayOf } from "../costs/days-schema.ts";
import { keepDays, keepHours } from "./keep-counts.ts";
import { windowsOf } from "./metering-windows.ts";

/** A first reading writes hundreds of thousands of rows. */
const patient = { timeout: 120_000 };

interface Place {
  connectionId: string;
  region: string;
}

/**
 * Reads what CloudWatch counted in a Region since the last reading, and the hours before it once more, because data
 * come late. What is read twice is written once. When AWS refuses, the reason is kept beside the place.
 */
export async function readMetering(context: JobContext, place: Place): Promise<void> {
  const { database, aws, signal, logger } = context;
  const connection = await database.connection.findUnique({ where: { id: place.connectionId } });
  if (!connection?.regions.includes(place.region)) return;
  const at = new Date();
  const known = await database.meteringPlace.findUnique({ where: { connectionId_region: place } });
  try {
    const clients = aws.clientsFor(connection, place.region);
    for (const window of windowsOf(known?.readUntil ?? null, at)) {
      const { periods, asked } = await readTokenCounts(clients, { ...window, signal });
      await database.$transaction(async (transaction) => {
        await countCalls(transaction, place, { asked, at });
        await keepPeriods(transaction, place, window, periods);
      }, patient);
    }
    await keepProgress(database, place, at);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    await keepFailure(database, place, { error, at });
    if (isPassing(error) || error.code === "aborted") throw error;
    logger.warn({ ...place, awsCode: error.awsCode }, "a Region could not be metered");
  }
}

// oxlint-disable-next-line eslint/max-params -- a window says how its periods are kept
function keepPeriods(
  transaction: Transaction,
  place: Place,
  { periodSeconds }: CountsQuery,
  periods: Parameters<typeof keepHours>[2],
): Promise<void> {
  return periodSeconds === 3600
    ? keepHours(transaction, place, periods)
    : keepDays(transaction, place, periods);
}

/** What was asked is paid for even if what was answered is not kept, so it is counted by day. */
async function countCalls(
  transaction: Transaction,
  { connectionId }: Place,
  { asked: { requests, metrics }, at }: { asked: AskedOfCloudWatch; at: Date },
): Promise<void> {
  const day = dateOf(dayOf(at));
  await transaction.meteringCall.upsert({
    where: { connectionId_day: { connectionId, day } },
    create: { connectionId, day, requests, metrics },
    update: { requests: { increment: requests }, metrics: { increment: metrics } },
  });
}

type Writer = Pick<Transaction, "$executeRaw" | "meteringPlace">;

/** A reading that was overtaken does not set the next one back. */
async function keepProgress(database: Writer, { connectionId, region }: Place, at: Date): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "MeteringPlace" ("connectionId", "region", "lastAttemptAt", "readUntil", "lastError")
    VALUES (${connectionId}::uuid, ${region}, ${at}, ${at}, NULL)
    ON CONFLICT ("connectionId", "region") DO UPDATE SET
      "lastAttemptAt" = greatest("MeteringPlace"."lastAttemptAt", excluded."lastAttemptAt"),
      "readUntil" = greatest("MeteringPlace"."readUntil", excluded."readUntil"),
      "lastError" = NULL`;
}

async function keepFailure(
  database: Writer,
  place: Place,
  { error, at }: { error: AwsError; at: Date },
): Promise<void> {
  const { cause, remedy } = explainAwsError(error);
  const lastError = { code: error.code, message: cause, remedy };
  await database.meteringPlace.upsert({
    where: { connectionId_region: place },
    create: { ...place, lastAttemptAt: at, lastError },
    update: { lastAttemptAt: at, lastError },
  });
}
