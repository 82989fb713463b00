import type { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellAsker } from "../notices/tell-of-request.ts";
import type { FailureView } from "./schema.ts";
import type { Attempt } from "./start-attempt.ts";

/** The columns of a request that failed. */
export function failureState(failure: FailureView) {
  return { state: "failed", failure, settledAt: new Date() } as const satisfies Prisma.RequestUpdateInput;
}

/** Writes down why a request could not be carried out, unless a later attempt has taken over. */
export async function failRequest(
  context: JobContext,
  { request, attempt, subject }: Pick<Attempt, "request" | "attempt" | "subject">,
  failure: FailureView,
): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const mine = await transaction.awsOperation.updateMany({
      where: { requestId: request.id, attempt },
      data: { attempt },
    });
    if (mine.count === 0) return;
    const failed = await transaction.request.updateMany({
      where: { id: request.id, state: "provisioning" },
      data: failureState(failure),
    });
    if (failed.count === 0) return;
    await appendEvent(transaction, context, {
      name: "request.failed",
      subject,
      teamId: request.teamId,
      after: { state: "failed", code: failure.code, awsCode: failure.awsCode },
    });
    const facts = { reason: failure.title };
    await tellAsker(transaction, context, { kind: "request.failed", facts, requestId: request.id });
  });
}
