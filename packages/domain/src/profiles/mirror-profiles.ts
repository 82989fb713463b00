import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { listInferenceProfiles } from "@quarry/aws-core/profiles/list-inference-profiles";
import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import type { InferenceProfile, ProfileTag } from "@quarry/aws-core/profiles/schema";
import pMap from "p-map";
import { reconcileRegion } from "../drift/reconcile-region.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { SeenProfile } from "./mirror-row.ts";
import { keepRegion } from "./keep-region.ts";

// Bedrock's control plane throttles per account; this stays well below what was seen to pass.
const tagCallsAtOnce = 8;

interface RegionOfConnection {
  connectionId: string;
  region: string;
}

/**
 * Reads all profiles of one region from AWS and writes them to the catalog. When AWS refuses, the rows stay
 * as they were and the reason is kept beside the region; what may pass is thrown, so that the job is tried again.
 */
export async function mirrorProfiles(context: JobContext, place: RegionOfConnection): Promise<void> {
  const { database, aws, signal } = context;
  const connection = await database.connection.findUnique({ where: { id: place.connectionId } });
  if (!connection?.regions.includes(place.region)) return;
  const attemptedAt = new Date();
  try {
    const seen = await readRegion(aws.clientsFor(connection, place.region), signal);
    await keepRegion(context, place, { seen, attemptedAt });
    await reconcileRegion(context, place);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    await keepFailure(context, place, { error, attemptedAt });
    if (isPassing(error) || error.code === "aborted") throw error;
    context.logger.warn({ ...place, awsCode: error.awsCode }, "a region could not be read");
  }
}

/** What AWS has in a region: every profile, and the tags of those that can be tagged. */
export async function readRegion(clients: AwsClients, signal: AbortSignal): Promise<SeenProfile[]> {
  const systemDefined = await listInferenceProfiles(clients, { type: "SYSTEM_DEFINED", signal });
  const application = await listInferenceProfiles(clients, { type: "APPLICATION", signal });
  const tagged = await pMap(
    application,
    async (profile) => ({ profile, tags: await readableTags(clients, profile, signal) }),
    { concurrency: tagCallsAtOnce },
  );
  // System-defined profiles cannot be tagged, so there is nothing to ask for.
  return [...systemDefined.map((profile) => ({ profile, tags: [] })), ...tagged];
}

async function readableTags(
  clients: AwsClients,
  { arn }: InferenceProfile,
  signal: AbortSignal,
): Promise<ProfileTag[] | null> {
  try {
    return await listProfileTags(clients, arn, signal);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === "denied") return null;
    // Deleted between the list and this call: the next reading will no longer list it.
    if (error.code === "not-found") return [];
    throw error;
  }
}

async function keepFailure(
  { database }: JobContext,
  { connectionId, region }: RegionOfConnection,
  { error, attemptedAt }: { error: AwsError; attemptedAt: Date },
): Promise<void> {
  const { cause, remedy } = explainAwsError(error);
  const lastError = { code: error.code, message: cause, remedy };
  await database.regionMirror.upsert({
    where: { connectionId_region: { connectionId, region } },
    create: { connectionId, region, lastAttemptAt: attemptedAt, lastError },
    update: { lastAttemptAt: attemptedAt, lastError },
  });
}
