import { deleteLeftover } from "@quarry/aws-core/deployments/delete-leftover";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";

const Kind = z.enum(["configuration", "model", "target"]);

/** Deletes a leftover that is wanted deleted; a second run finds nothing left to do. */
export async function deleteUnwantedLeftover(
  context: JobContext,
  { leftoverId: id }: { leftoverId: string },
): Promise<void> {
  const { database, aws, signal } = context;
  const leftover = await database.endpointLeftover.findUnique({
    where: { id, unwantedAt: { not: null } },
    include: { connection: true },
  });
  if (!leftover) return;
  const { connection, region, name } = leftover;
  try {
    const what = { kind: Kind.parse(leftover.kind), name };
    await deleteLeftover(aws.clientsFor(connection, region), what, signal);
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    const { title, cause, remedy } = explainAwsError(error);
    const failure = { code: error.code, awsCode: error.awsCode, title, cause, remedy };
    await database.endpointLeftover.updateMany({ where: { id }, data: { failure } });
    return;
  }
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.endpointLeftover.deleteMany({ where: { id } });
    if (count === 0) return;
    await appendEvent(transaction, context, {
      name: "endpoint-leftover.deleted",
      subject: { kind: "endpoint-leftover", id, label: name },
      after: { kind: leftover.kind, arn: leftover.arn },
    });
  });
}
