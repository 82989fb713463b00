// How one would write it first: call AWS, then write down what it answered. The faults must catch this.
import { randomUUID } from "node:crypto";
import { createInferenceProfile } from "@quarry/aws-core/profiles/create-inference-profile";
import { getInferenceProfile } from "@quarry/aws-core/profiles/get-inference-profile";
import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import { appendEvent } from "@quarry/domain/audit/append-event";
import type { JobContext } from "@quarry/domain/jobs/job-context";
import { keepProfile } from "@quarry/domain/profiles/keep-profile";
import { PlannedCall } from "@quarry/domain/requests/schema";

/** Makes the profile of a request that is read to be approved, under a token that nobody keeps. */
export async function provisionNaively(
  context: JobContext,
  { requestId }: { requestId: string },
): Promise<void> {
  const { database, aws, signal } = context;
  const request = await database.request.findUniqueOrThrow({
    where: { id: requestId },
    include: { connection: true, operation: true },
  });
  const { connection, operation, title: label } = request;
  if (request.state !== "approved" || !connection || !operation) return;
  const { input, region } = PlannedCall.parse(operation.input);
  const clients = aws.clientsFor(connection, region);
  const wanted = {
    name: input.inferenceProfileName,
    copyFrom: input.modelSource.copyFrom,
    tags: input.tags,
    clientToken: randomUUID(),
  };
  const { arn } = await createInferenceProfile(clients, wanted, signal);
  const profile = await getInferenceProfile(clients, arn, signal);
  const tags = await listProfileTags(clients, arn, signal);
  await database.$transaction(async (transaction) => {
    await transaction.awsOperation.updateMany({ where: { requestId }, data: { resourceArn: arn } });
    await transaction.request.update({ where: { id: requestId }, data: { state: "active" } });
    await keepProfile(transaction, connection.id, { profile, tags, readAt: new Date() });
    for (const name of ["request.provisioning", "request.provisioned"] as const) {
      await appendEvent(transaction, context, { name, subject: { kind: "request", id: requestId, label } });
    }
  });
}
