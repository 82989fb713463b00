// How one would write the worker first: look whether it is approved, make it, say so. The races must catch this.
import { createInferenceProfile } from "@quarry/aws-core/profiles/create-inference-profile";
import type { World } from "../../testing/world.ts";
import { PlannedCall } from "../schema.ts";

/** Makes what is approved when it is read, whoever approved it and whoever else is at it. */
export async function provisionNaively({ database, means }: World, requestId: string): Promise<void> {
  const { state, connection, operation } = await database.request.findUniqueOrThrow({
    where: { id: requestId },
    include: { connection: true, operation: true },
  });
  if (state !== "approved" || !connection) return;
  const { region, input } = PlannedCall.parse(operation?.input);
  const { arn } = await createInferenceProfile(means.aws.clientsFor(connection, region), {
    name: input.inferenceProfileName,
    copyFrom: input.modelSource.copyFrom,
    tags: input.tags,
    clientToken: crypto.randomUUID(),
  });
  await database.awsOperation.update({ where: { requestId }, data: { resourceArn: arn } });
  await database.request.update({ where: { id: requestId }, data: { state: "active" } });
}
