import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { deleteInferenceProfile } from "@quarry/aws-core/profiles/delete-inference-profile";
import { getInferenceProfile } from "@quarry/aws-core/profiles/get-inference-profile";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { CannotProvision } from "./cannot-provision.ts";
import { DeletionCall } from "./deletion-schema.ts";
import { settleRequest } from "./settle-request.ts";
import type { Attempt } from "./start-attempt.ts";

/**
 * Deletes the profile that was approved to go, by its ARN; that it is gone already is no failure. With an
 * objection nothing is deleted, and only what an earlier attempt did is found out.
 *
 * @throws CannotProvision, AwsError
 */
export async function deleteApproved(context: JobContext, attempt: Attempt): Promise<void> {
  const { region, input } = DeletionCall.parse(attempt.call);
  const arn = input.inferenceProfileIdentifier;
  const clients = context.aws.clientsFor(attempt.connection, region);
  if (attempt.objection === null) await deleteInferenceProfile(clients, arn, context.signal);
  else if (await isThere(clients, arn, context.signal)) throw new CannotProvision(attempt.objection);
  await settleRequest(context, attempt, {
    arn,
    keep: (transaction) => keepGone(transaction, context, { attempt, arn }),
  });
}

interface Gone {
  attempt: Attempt;
  arn: string;
}

async function keepGone(
  transaction: Transaction,
  context: JobContext,
  { attempt, arn }: Gone,
): Promise<void> {
  const { connection, request } = attempt;
  const profile = await transaction.profile.findUnique({
    where: { connectionId_arn: { connectionId: connection.id, arn } },
    select: { id: true, name: true },
  });
  if (!profile) return;
  await transaction.profile.update({
    where: { id: profile.id },
    data: {
      goneAt: new Date(),
      deletionWantedAt: null,
      deletionFailure: Prisma.DbNull,
      expectedTags: Prisma.DbNull,
    },
    select: { id: true },
  });
  await appendEvent(transaction, context, {
    name: "profile.deleted",
    subject: { kind: "profile", id: profile.id, label: profile.name },
    teamId: request.teamId,
    after: { arn },
  });
}

async function isThere(clients: AwsClients, arn: string, signal: AbortSignal): Promise<boolean> {
  try {
    await getInferenceProfile(clients, arn, signal);
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === "not-found") return false;
    throw error;
  }
}
