import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { createInferenceProfile } from "@quarry/aws-core/profiles/create-inference-profile";
import { findProfileByOperation } from "@quarry/aws-core/profiles/find-profile-by-operation";
import { getInferenceProfile } from "@quarry/aws-core/profiles/get-inference-profile";
import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import type { JobContext } from "../jobs/job-context.ts";
import type { ReadProfile } from "../profiles/mirror-row.ts";
import { CannotProvision } from "./cannot-provision.ts";
import { PlannedCall } from "./schema.ts";
import type { FailureView } from "./schema.ts";
import type { Attempt } from "./start-attempt.ts";

function nameTaken(name: string, arn: string): FailureView {
  return {
    code: "conflict",
    awsCode: "ConflictException",
    title: "The name is taken",
    cause: `AWS has a profile named ${name} already (${arn}), and it was not made for this request.`,
    remedy: "Adopt that profile into the catalog, or ask again under another name.",
  };
}

/**
 * Makes the approved profile, or finds the one that an earlier attempt made. The ARN is stored as soon as it
 * is known, before anything else can fail.
 *
 * @throws CannotProvision, AwsError
 */
export async function createOrAdopt(context: JobContext, started: Attempt): Promise<ReadProfile> {
  const { request, connection, attempt, objection } = started;
  const call = PlannedCall.parse(started.call);
  const clients = context.aws.clientsFor(connection, call.region);
  const arn = (attempt > 1 ? await arnOfEarlierAttempt(clients, context, started) : null) ?? (await create());
  await context.database.awsOperation.updateMany({
    where: { requestId: request.id, attempt },
    data: { resourceArn: arn },
  });
  const readAt = new Date();
  try {
    const profile = await getInferenceProfile(clients, arn, context.signal);
    return { profile, tags: await listProfileTags(clients, arn, context.signal), readAt };
  } catch (error) {
    // What was made a moment ago may stay invisible for a while; that it is gone is never concluded here.
    throw error instanceof AwsError && error.code === "not-found" ? passingError(error) : error;
  }

  async function create(): Promise<string> {
    if (objection !== null) throw new CannotProvision(objection);
    const { inferenceProfileName: name, description, modelSource, clientRequestToken, tags } = call.input;
    try {
      const made = await createInferenceProfile(
        clients,
        {
          name,
          ...(description !== undefined && { description }),
          copyFrom: modelSource.copyFrom,
          tags,
          clientToken: clientRequestToken,
        },
        context.signal,
      );
      return made.arn;
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== "conflict") throw error;
      const sought = { operationId: request.id, name };
      const { byOperation, byName } = await findProfileByOperation(clients, sought, context.signal);
      if (byOperation) return byOperation.arn;
      // A name that is taken by something AWS does not list yet: look again later.
      if (!byName) throw passingError(error);
      throw new CannotProvision(nameTaken(name, byName.arn), error);
    }
  }
}

function passingError({ message, awsCode, operation, requestId }: AwsError): AwsError {
  return new AwsError(message, { code: "unavailable", awsCode, operation, requestId, cause: undefined });
}

async function arnOfEarlierAttempt(
  clients: AwsClients,
  { database, signal }: JobContext,
  { request, call }: Attempt,
): Promise<string | null> {
  const { resourceArn } = await database.awsOperation.findUniqueOrThrow({ where: { requestId: request.id } });
  if (resourceArn !== null) return resourceArn;
  const sought = { operationId: request.id, name: PlannedCall.parse(call).input.inferenceProfileName };
  const { byOperation } = await findProfileByOperation(clients, sought, signal);
  return byOperation?.arn ?? null;
}
