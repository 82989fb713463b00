import { surveyEndpoints } from "@quarry/aws-core/deployments/survey-endpoints";
import type { Leftover, SurveyedEndpoint } from "@quarry/aws-core/deployments/survey-endpoints";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { fleetsOf } from "./fleets-of-endpoint.ts";
import { keepRun, priceOfOne } from "./keep-run.ts";
import { EndpointParts } from "./schema.ts";

interface Place {
  connectionId: string;
  region: string;
}

/**
 * Reads all endpoints of one Region: those that Quarry does not look after are shown as found, with what they
 * cost, and what nothing uses is listed. Changes nothing in AWS.
 */
export async function mirrorEndpoints(context: JobContext, place: Place): Promise<void> {
  const { database, aws, signal } = context;
  const connection = await database.connection.findUnique({ where: { id: place.connectionId } });
  if (!connection?.regions.includes(place.region)) return;
  const seenAt = new Date();
  const survey = await surveyEndpoints(aws.clientsFor(connection, place.region), signal);
  await keepSurvey(context, place, { ...survey, seenAt });
}

/** A whole reading of a Region, and when it began. */
interface Survey {
  endpoints: readonly SurveyedEndpoint[];
  leftovers: readonly Leftover[];
  seenAt: Date;
}

/** Writes a reading down. What was written since it began has the newer word. */
export async function keepSurvey(
  { database }: JobContext,
  place: Place,
  { endpoints, leftovers, seenAt }: Survey,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    await takeTurn(transaction, place);
    for (const one of endpoints) await keepFound(transaction, place, { ...one, seenAt });
    await forgetGone(transaction, place, seenAt);
    await keepLeftovers(transaction, place, { leftovers, seenAt });
  });
}

/** Two readings of a Region that end at once would each add what the other adds. */
function takeTurn(transaction: Transaction, { connectionId, region }: Place): Promise<unknown> {
  const turn = `endpoints ${connectionId} ${region}`;
  return transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`;
}

/** An endpoint that Quarry looks after is left to its own passes, which know better. */
async function keepFound(
  transaction: Transaction,
  { connectionId, region }: Place,
  { endpoint, config, seenAt }: SurveyedEndpoint & { seenAt: Date },
): Promise<void> {
  const { name, arn, status, configName, failureReason, createdAt } = endpoint;
  const [variant] = config?.variants ?? [];
  const [now] = endpoint.variants;
  const instanceType = variant?.instanceType ?? null;
  const seen = {
    arn,
    status,
    configName,
    failureReason,
    instanceType,
    instances: now?.currentInstances ?? now?.desiredInstances ?? variant?.instances ?? null,
    microdollarsPerHour:
      instanceType === null ? null : await priceOfOne(transaction, { type: instanceType, region }),
    awsCreatedAt: new Date(createdAt),
    seenAt,
  };
  const known = await transaction.endpoint.findFirst({
    where: { connectionId, region, name, OR: [{ goneAt: null }, { goneAt: { gte: seenAt } }] },
    orderBy: { goneAt: { sort: "desc", nulls: "first" } },
  });
  if (known && (known.wish !== null || known.goneAt !== null || isNewer(known, seenAt))) return;
  const row = known
    ? await transaction.endpoint.update({ where: { id: known.id }, data: seen })
    : await transaction.endpoint.create({
        data: { connectionId, region, name, statusSince: seenAt, ...seen },
      });
  const before = { ...row, seenAt: known?.seenAt ?? null };
  const fleets = fleetsOf(endpoint, config?.variants ?? []);
  await keepRun(transaction, before, {
    status,
    createdAt: new Date(createdAt),
    changedAt: new Date(endpoint.changedAt),
    fleets,
  });
}

const isNewer = (known: { seenAt: Date | null }, seenAt: Date): boolean =>
  known.seenAt !== null && known.seenAt > seenAt;

async function forgetGone(
  transaction: Transaction,
  { connectionId, region }: Place,
  seenAt: Date,
): Promise<void> {
  const gone = await transaction.endpoint.findMany({
    where: { connectionId, region, goneAt: null, wish: null, seenAt: { lt: seenAt } },
  });
  for (const row of gone) {
    await transaction.endpoint.update({ where: { id: row.id }, data: { goneAt: seenAt, status: null } });
    await keepRun(transaction, row, null);
  }
}

async function keepLeftovers(
  transaction: Transaction,
  { connectionId, region }: Place,
  { leftovers, seenAt }: { leftovers: readonly Leftover[]; seenAt: Date },
): Promise<void> {
  const kept = await keptParts(transaction, { connectionId, region });
  for (const { kind, name, arn, createdAt } of leftovers) {
    if (kept.has(`${kind} ${name}`)) continue;
    const key = { connectionId, region, kind, name };
    await transaction.endpointLeftover.upsert({
      where: { connectionId_region_kind_name: key },
      create: { ...key, arn, awsCreatedAt: createdAt === null ? null : new Date(createdAt), seenAt },
      update: { arn, seenAt },
    });
  }
  await transaction.endpointLeftover.deleteMany({ where: { connectionId, region, seenAt: { lt: seenAt } } });
}

/** Configurations and models that wait for the next start of an endpoint, or are about to be used by one. */
async function keptParts(transaction: Transaction, place: Place): Promise<Set<string>> {
  const rows = await transaction.endpoint.findMany({
    where: { ...place, goneAt: null, wish: { not: null } },
    select: { parts: true },
  });
  return new Set(
    rows.flatMap(({ parts }) => {
      const { configurations, models } = EndpointParts.parse(parts ?? { configurations: [], models: [] });
      return [
        ...configurations.map((name) => `configuration ${name}`),
        ...models.map((name) => `model ${name}`),
      ];
    }),
  );
}
